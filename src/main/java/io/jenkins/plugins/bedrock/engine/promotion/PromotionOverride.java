package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Instant;

/**
 * Lets one model into one environment although its predecessor has not accepted it: once, for one job, by a person with a
 * reason. Never a parameter of a step, for builds run with every permission.
 *
 * @param job the full name of the job that may use it
 * @param by the ID of the user who granted it
 */
public record PromotionOverride(
        ModelDigest digest, EnvironmentId environment, String job, String by, String reason, Instant granted) {

    public PromotionOverride {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("An override needs a reason: it is recorded and shown with the model.");
        }
    }

    boolean serves(ModelDigest model, EnvironmentId where, String promotingJob) {
        return digest.equals(model) && environment.equals(where) && job.equals(promotingJob);
    }
}
