package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Duration;
import java.util.Optional;

/** Which imported models of an environment are to be deleted. */
public sealed interface DeletionChoice {

    /**
     * The one of that name.
     *
     * @param nameOrArn of the imported model in AWS
     */
    record One(String nameOrArn) implements DeletionChoice {}

    /** Every import of one very model. */
    record OfDigest(ModelDigest digest) implements DeletionChoice {}

    /**
     * Versions of a model that are neither new nor among the newest.
     *
     * @param modelName what people call the model
     * @param olderThan how long ago they were imported at least; no value for any time
     * @param keep how many of the newest stay whatever their age
     * @throws IllegalArgumentException if that is no limit at all
     */
    record Outdated(String modelName, Optional<Duration> olderThan, int keep) implements DeletionChoice {

        public Outdated {
            if (olderThan.isEmpty() && keep < 1) {
                throw new IllegalArgumentException("All versions of " + modelName
                        + " would be deleted: say with olderThan how old they must be, for example 30d, or with keep how"
                        + " many of the newest stay.");
            }
        }
    }

    /** Whether somebody has named just these models, and so is to be told why one cannot go. */
    default boolean isExplicit() {
        return !(this instanceof Outdated);
    }
}
