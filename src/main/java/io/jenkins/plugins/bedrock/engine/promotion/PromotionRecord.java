package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one model in one environment. Tags in AWS prove an import, never acceptance; this does.
 *
 * @param seal {@link io.jenkins.plugins.bedrock.engine.model.Seal#hash} of the objects that were imported
 * @param version a short name for people, for example {@code support-bot/v7}
 * @param modelArn the imported model
 * @param jobArn the import job
 * @param build who imported it, for example {@code promote-support-bot #12}
 * @param override who let it in although its predecessor had not accepted it, and why; no value if nobody had to
 * @param imported when the import had ended
 * @param sealed when it was seen that no object had changed between the inspection and the end of the import
 * @param moved when it was seen that one had; such an imported model is never accepted
 * @param tested when the environment's own test had passed
 * @param accepted when all that the environment asks for had happened; the soak time counts from here
 */
public record PromotionRecord(
        ModelDigest digest,
        String seal,
        EnvironmentId environment,
        String version,
        String modelArn,
        String jobArn,
        String build,
        Optional<String> override,
        Instant imported,
        Optional<Instant> sealed,
        Optional<Instant> moved,
        Optional<Instant> tested,
        Optional<Instant> accepted) {

    /** Nothing had moved when the import had ended. */
    public PromotionRecord sealed(Instant now, Environment where) {
        return with(Optional.of(now), moved, tested, now, where);
    }

    /** An object had changed before the import had ended. */
    public PromotionRecord moved(Instant now, Environment where) {
        return with(sealed, Optional.of(now), tested, now, where);
    }

    /** The environment's own test has passed. */
    public PromotionRecord tested(Instant now, Environment where) {
        return with(sealed, moved, Optional.of(now), now, where);
    }

    /** What people call the model, of whichever version. */
    public String modelName() {
        return modelName(version);
    }

    /** The same of the name of a version. */
    public static String modelName(String version) {
        int end = version.lastIndexOf('/');
        return end < 0 ? version : version.substring(0, end);
    }

    public boolean isAccepted() {
        return accepted.isPresent();
    }

    /** What is missing until the model is accepted, for people; empty if nothing is. */
    public String missing() {
        if (isAccepted()) {
            return "";
        }
        if (moved.isPresent()) {
            return "its files changed while it was imported; delete the imported model and import it again";
        }
        return sealed.isEmpty()
                ? "it was imported, but not seen unchanged to the end of the import"
                : "the environment's own test has not passed";
    }

    private PromotionRecord with(
            Optional<Instant> newSealed,
            Optional<Instant> newMoved,
            Optional<Instant> newTested,
            Instant now,
            Environment where) {
        boolean enough = newSealed.isPresent()
                && newMoved.isEmpty()
                && (newTested.isPresent() || where.settings().test().isEmpty());
        return new PromotionRecord(
                digest,
                seal,
                environment,
                version,
                modelArn,
                jobArn,
                build,
                override,
                imported,
                newSealed,
                newMoved,
                newTested,
                enough ? Optional.of(accepted.orElse(now)) : Optional.empty());
    }
}
