package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.operation.FindAcceptance;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.Optional;

/** Asks for a build whether an environment has accepted a model. */
public final class AcceptanceQuestion {

    private final PromotingBuild build;

    public AcceptanceQuestion(@NonNull PromotingBuild build) {
        this.build = build;
    }

    /**
     * What {@code isModelAccepted} returns.
     *
     * @param digest what the model is, for which no call is made; no value if it is given by the place where it lies
     * @throws IllegalArgumentException if both are given, or none
     */
    public boolean ask(@NonNull ModelParameters asked, @CheckForNull String digest) throws InterruptedException {
        String known = Util.fixEmptyAndTrim(digest);
        if ((known == null) == asked.getModel().isEmpty()) {
            throw new IllegalArgumentException(
                    "Say which model is meant: either by the place where it lies (model) or by what it is (digest).");
        }
        Optional<PromotionRecord> acceptance = known == null ? ofPlace(asked) : ofDigest(asked, known);
        String what = known == null ? asked.getModel() : known;
        build.say(acceptance
                .map(entry -> asked.getEnvironment() + " has accepted " + what + " at "
                        + entry.accepted().orElseThrow() + ".")
                .orElse(asked.getEnvironment() + " has not accepted " + what + "."));
        return acceptance.isPresent();
    }

    private Optional<PromotionRecord> ofPlace(ModelParameters asked) throws InterruptedException {
        return new FindAcceptance(build.engine()).of(build.promotion(build.located(asked)));
    }

    /** The strength of a digest plays no part in what is known of it. */
    private Optional<PromotionRecord> ofDigest(ModelParameters asked, String digest) {
        return new FindAcceptance(build.engine())
                .of(
                        ModelDigest.parse(digest, Strength.ETAG),
                        JobConfiguration.of(build.run().getParent()).environmentId(asked.getEnvironment()));
    }
}
