package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Optional;

/**
 * What asking for an import led to.
 *
 * @param attempt the number of the attempt to which job and model belong
 * @param job none if AWS no longer shows the job of a model that is reused
 * @param model only of {@link Kind#REUSED}
 */
public record ImportOutcome(Kind kind, int attempt, Optional<ImportJob> job, Optional<ImportedModel> model) {

    /** How job or model came to be. */
    public enum Kind {
        /** A job was started by this build. */
        STARTED,
        /** A job of ours for this very import was there before: another build's, or this one's before a restart. */
        ATTACHED,
        /** The model is there already. */
        REUSED
    }

    static ImportOutcome started(int attempt, ImportJob job) {
        return new ImportOutcome(Kind.STARTED, attempt, Optional.of(job), Optional.empty());
    }

    static ImportOutcome attached(int attempt, ImportJob job) {
        return new ImportOutcome(Kind.ATTACHED, attempt, Optional.of(job), Optional.empty());
    }

    static ImportOutcome reused(int attempt, Optional<ImportJob> job, ImportedModel model) {
        return new ImportOutcome(Kind.REUSED, attempt, job, Optional.of(model));
    }
}
