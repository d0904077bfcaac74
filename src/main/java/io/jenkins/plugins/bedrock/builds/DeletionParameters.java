package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.config.Durations;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.operation.DeletionChoice;
import java.io.Serializable;
import java.util.Optional;

/**
 * Which imported models a step or build step deletes, beside model, environment and name: as it was written, checked when
 * it is used. Saved with builds.
 */
public final class DeletionParameters implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String importedModel;
    private final String digest;
    private final String olderThan;
    private final int keep;
    private final boolean force;
    private final boolean dryRun;

    /**
     * @param importedModel name or ARN of the imported model
     * @param digest what was imported
     * @param olderThan how long ago a model was imported at least, for example {@code 30d}
     * @param keep how many of the newest stay; 0 for none because it is new
     * @param force whether the current model of the environment may go
     * @param dryRun whether it is only said what would go
     */
    public DeletionParameters(
            @CheckForNull String importedModel,
            @CheckForNull String digest,
            @CheckForNull String olderThan,
            int keep,
            boolean force,
            boolean dryRun) {
        this.importedModel = Util.fixEmptyAndTrim(importedModel);
        this.digest = Util.fixEmptyAndTrim(digest);
        this.olderThan = Util.fixEmptyAndTrim(olderThan);
        this.keep = keep;
        this.force = force;
        this.dryRun = dryRun;
    }

    boolean isForced() {
        return force;
    }

    boolean isDryRun() {
        return dryRun;
    }

    /**
     * What is meant, unless it is a model by its place.
     *
     * @param parameters where a model may be given by its place, or people's name for it
     * @return no value if the model is given by its place
     * @throws IllegalArgumentException if nothing is said, or more than one thing
     */
    @NonNull
    Optional<DeletionChoice> choice(@NonNull ModelParameters parameters) {
        boolean byPlace = !parameters.getModel().isEmpty();
        boolean byAge = olderThan != null || keep > 0;
        int ways = (byPlace ? 1 : 0) + (importedModel == null ? 0 : 1) + (digest == null ? 0 : 1) + (byAge ? 1 : 0);
        if (ways != 1) {
            throw new IllegalArgumentException("Say what is to be deleted in " + parameters.getEnvironment()
                    + " in one way: the imported model by its name or ARN (importedModel), the model by its S3 URI or its ARN"
                    + " in SageMaker (model), by its digest (digest), or old versions by what people call the model and"
                    + " a limit (name, with olderThan or keep or both).");
        }
        if (byPlace) {
            return Optional.empty();
        }
        if (importedModel != null) {
            return Optional.of(new DeletionChoice.One(importedModel));
        }
        return Optional.of(
                digest != null
                        ? new DeletionChoice.OfDigest(ModelDigest.parse(digest, Strength.ETAG))
                        : outdated(parameters));
    }

    private DeletionChoice outdated(ModelParameters parameters) {
        String name = parameters.givenName();
        if (name == null) {
            throw new IllegalArgumentException("Say with name of which model old versions are to be deleted from "
                    + parameters.getEnvironment() + ", for example support-bot.");
        }
        return new DeletionChoice.Outdated(name, Optional.ofNullable(olderThan).map(Durations::parse), keep);
    }
}
