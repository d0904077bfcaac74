package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.importing.ImportConflictException;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestResult;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.operation.ImportFailedException;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.ModelFingerprint;
import io.jenkins.plugins.bedrock.history.RecordedFailure;
import io.jenkins.plugins.bedrock.history.RecordedTest;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/**
 * What a build tells the ledger of a model besides what the gate asks: for people who look for it when the build is gone.
 * Told again, after a restart or by a repeated step, it changes nothing.
 */
final class LedgerEntry {

    private final PromotingBuild build;
    private final Promotion promotion;
    private final ModelDigest digest;

    LedgerEntry(@NonNull PromotingBuild build, @NonNull Promotion promotion, @NonNull ModelDigest digest) {
        this.build = build;
        this.promotion = promotion;
        this.digest = digest;
    }

    /**
     * The import is known: from where, why, by whom it was approved, and with which findings.
     *
     * @param asked as the build had asked for it; no value if another build has
     */
    void imported(@NonNull PromotionRecord entry, @NonNull Optional<RememberedImport> asked) {
        boolean byThisBuild = entry.build().equals(promotion.holder());
        describe(entry.modelArn(), known -> {
            ImportDetails located = known.withModel(promotion.model());
            return approved(byThisBuild ? explained(located, asked) : located, asked);
        });
        ModelFingerprint.leave(build.run(), promotion.environment().name().value(), entry);
    }

    /** How large the imported model is. */
    void modelUnits(@NonNull PromotionRecord entry, int perCopy) {
        describe(entry.modelArn(), known -> known.withModelUnits(perCopy));
    }

    /** @param own whether the environment asks the same */
    void tested(@NonNull ModelTestResult result, boolean passed, boolean own) {
        RecordedTest test = RecordedTest.of(passed, own, now(), promotion.holder(), result.answer());
        describe(result.modelArn(), known -> known.withTest(test));
    }

    /** The environment accepts the model, or did before. */
    void accepted(@NonNull PromotionRecord entry) {
        ModelFingerprint.leave(build.run(), promotion.environment().name().value(), entry);
    }

    /** An import that was to begin, or to begin again, came to nothing; who waits no longer has not failed. */
    void notBegun(@NonNull Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause instanceof ImportConflictException || cause instanceof ModelProblem) {
            failed(null, cause);
        }
    }

    /** The job of an import has failed, or has not imported this very model. */
    void failed(@NonNull ImportJob job, @NonNull RuntimeException problem) {
        if (problem instanceof ImportFailedException
                || problem instanceof ImportConflictException
                || problem instanceof ModelProblem) {
            failed(job.arn(), problem);
        }
    }

    /** What could not be recorded is added to the problem, which is what the build must hear. */
    private void failed(String jobArn, Throwable problem) {
        try {
            FileLedger.get()
                    .failed(
                            digest,
                            RecordedFailure.of(
                                    promotion.environment().id(),
                                    promotion.version(),
                                    promotion.holder(),
                                    jobArn,
                                    Failures.toldToBuild(problem).getMessage(),
                                    now()));
        } catch (RuntimeException e) {
            problem.addSuppressed(e);
        }
    }

    private ImportDetails explained(ImportDetails known, Optional<RememberedImport> asked) {
        BuildOrigin origin = new BuildOrigin(build.run());
        ImportDetails explained = known.startedBy(origin.user(), origin.sentences());
        return asked.flatMap(build.memory()::inspectionOf)
                .map(found -> explained.withFindings(found.recorded()))
                .orElse(explained);
    }

    private static ImportDetails approved(ImportDetails known, Optional<RememberedImport> asked) {
        return asked.flatMap(RememberedImport::approval)
                .map(known::withApproval)
                .orElse(known);
    }

    private void describe(String modelArn, UnaryOperator<ImportDetails> how) {
        FileLedger.get().describe(digest, promotion.environment().id(), modelArn, how);
    }

    private Instant now() {
        return build.engine().background().scheduler().instant();
    }
}
