package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one model in one environment. Tags in AWS prove an import, never acceptance; this does.
 *
 * @param version a short name for people, for example {@code support-bot/v7}
 * @param modelArn the imported model
 * @param jobArn the import job
 * @param build who imported it, for example {@code promote-support-bot #12}
 * @param imported when the import had ended
 * @param sealed when it was seen that no object had changed between the inspection and the end of the import
 * @param tested when the environment's own test had passed
 * @param accepted when all that the environment asks for had happened; the soak time counts from here
 */
public record PromotionRecord(
        ModelDigest digest,
        EnvironmentId environment,
        String version,
        String modelArn,
        String jobArn,
        String build,
        Instant imported,
        Optional<Instant> sealed,
        Optional<Instant> tested,
        Optional<Instant> accepted) {

    /** A model whose import has ended just now. */
    public static PromotionRecord imported(
            ModelDigest digest,
            EnvironmentId environment,
            String version,
            String modelArn,
            String jobArn,
            String build,
            Instant now) {
        return new PromotionRecord(
                digest,
                environment,
                version,
                modelArn,
                jobArn,
                build,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing had moved when the import had ended. */
    public PromotionRecord sealed(Instant now, EntryRules rules) {
        return with(Optional.of(now), tested).judged(now, rules);
    }

    /** The environment's own test has passed. */
    public PromotionRecord tested(Instant now, EntryRules rules) {
        return with(sealed, Optional.of(now)).judged(now, rules);
    }

    public boolean isAccepted() {
        return accepted.isPresent();
    }

    /** What is missing until the model is accepted, for people; empty if nothing is. */
    public String missing() {
        if (isAccepted()) {
            return "";
        }
        return sealed.isEmpty()
                ? "it was imported, but not seen unchanged to the end of the import"
                : "the environment's own test has not passed";
    }

    private PromotionRecord judged(Instant now, EntryRules rules) {
        boolean enough = sealed.isPresent() && (tested.isPresent() || !rules.ownTest());
        return new PromotionRecord(
                digest,
                environment,
                version,
                modelArn,
                jobArn,
                build,
                imported,
                sealed,
                tested,
                enough ? Optional.of(accepted.orElse(now)) : Optional.empty());
    }

    private PromotionRecord with(Optional<Instant> newSealed, Optional<Instant> newTested) {
        return new PromotionRecord(
                digest, environment, version, modelArn, jobArn, build, imported, newSealed, newTested, accepted);
    }
}
