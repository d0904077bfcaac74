package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;

/**
 * What is kept of a model from its inspection to the end of its import: what it is, and that it can be told whether it
 * moved. Small enough to be saved with a build.
 */
public record SealedModel(ModelDigest digest, Seal seal) {

    /** Where the model lies. */
    public ModelUri uri() {
        return seal.uri();
    }

    /**
     * Refuses a model that has moved since.
     *
     * @param now the same prefix, read again
     * @throws ModelProblem naming what was added, removed and replaced
     */
    public void requireUnchanged(ModelManifest now) {
        List<String> differences = seal.differences(Seal.of(now));
        if (!differences.isEmpty()) {
            throw new ModelProblem("The model at " + uri() + " changed after it was inspected. "
                    + String.join(" ", differences)
                    + " Leave a prefix as it is once it is published, and inspect the model again.");
        }
    }
}
