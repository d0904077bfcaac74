package io.jenkins.plugins.bedrock.events;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What came of a model on its way into an environment. Never changed. Names and URIs are what people and AWS have written:
 * escape them before you show them. Listeners elsewhere have the getters; what makes an event is this plugin's own.
 */
public final class ModelPromotionEvent {

    private final Run<?, ?> build;
    private final Promotion promotion;
    private final Instant when;
    private final Optional<ModelDigest> digest;
    private final Optional<String> importedModel;
    private final Optional<Duration> importTime;
    private final Optional<String> problem;

    private ModelPromotionEvent(
            Run<?, ?> build,
            Promotion promotion,
            Instant when,
            Optional<ModelDigest> digest,
            Optional<String> importedModel,
            Optional<Duration> importTime,
            Optional<String> problem) {
        this.build = build;
        this.promotion = promotion;
        this.when = when;
        this.digest = digest;
        this.importedModel = importedModel;
        this.importTime = importTime;
        this.problem = problem;
    }

    /** Something that happened now, of which nothing is known yet but what a build had asked for. */
    @Restricted(NoExternalUse.class)
    @NonNull
    public static ModelPromotionEvent of(@NonNull Run<?, ?> build, @NonNull Promotion promotion, @NonNull Instant now) {
        return new ModelPromotionEvent(
                build, promotion, now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Restricted(NoExternalUse.class)
    @NonNull
    public ModelPromotionEvent withDigest(@NonNull ModelDigest found) {
        return new ModelPromotionEvent(build, promotion, when, Optional.of(found), importedModel, importTime, problem);
    }

    /** @param arn of the imported model in Bedrock */
    @Restricted(NoExternalUse.class)
    @NonNull
    public ModelPromotionEvent withImportedModel(@NonNull String arn) {
        return new ModelPromotionEvent(build, promotion, when, digest, Optional.of(arn), importTime, problem);
    }

    @Restricted(NoExternalUse.class)
    @NonNull
    public ModelPromotionEvent withImportTime(@NonNull Optional<Duration> taken) {
        return new ModelPromotionEvent(build, promotion, when, digest, importedModel, taken, problem);
    }

    /** @param sentence what went wrong, and what to do next */
    @Restricted(NoExternalUse.class)
    @NonNull
    public ModelPromotionEvent withProblem(@NonNull String sentence) {
        return new ModelPromotionEvent(
                build, promotion, when, digest, importedModel, importTime, Optional.of(sentence));
    }

    /** The build that has promoted the model; it goes on meanwhile. */
    @NonNull
    public Run<?, ?> getBuild() {
        return build;
    }

    /** The build for people, for example {@code promotions » support-bot #12}. */
    @NonNull
    public String getBuildDisplayName() {
        return build.getFullDisplayName();
    }

    @NonNull
    public Instant getWhen() {
        return when;
    }

    /** What the model is: {@code sha256:} and 64 hexadecimal digits. No value if it was refused before that was found out. */
    @CheckForNull
    public String getDigest() {
        return digest.map(ModelDigest::toString).orElse(null);
    }

    /** A short name of the version, for example {@code support-bot/v7}. */
    @NonNull
    public String getVersion() {
        return promotion.version();
    }

    /** What people call the model, for example {@code support-bot}. */
    @NonNull
    public String getModelName() {
        return promotion.modelName();
    }

    /** Where it lies, for example {@code s3://research-models/support-bot/v7/}. */
    @NonNull
    public String getModel() {
        return promotion.model().toString();
    }

    /** The name of the environment, as the job uses it. */
    @NonNull
    public String getEnvironment() {
        return promotion.environment().name().value();
    }

    /** Where the environment is defined: empty for the whole controller, or the full name of a folder. */
    @NonNull
    public String getScope() {
        return promotion.environment().id().scope();
    }

    /** The ID of the environment's AWS account. */
    @NonNull
    public String getAccount() {
        return promotion.environment().id().account().value();
    }

    @NonNull
    public String getRegion() {
        return promotion.environment().id().region().id();
    }

    /** Whether it happened in an environment, whatever that is called. */
    @Restricted(NoExternalUse.class)
    public boolean isIn(@NonNull EnvironmentId other) {
        return promotion.environment().id().equals(other);
    }

    /** The ARN of the imported model; no value if there is none. */
    @CheckForNull
    public String getImportedModel() {
        return importedModel.orElse(null);
    }

    /** How long AWS has imported; no value if there was no import, or if it was not this build that has seen it end. */
    @CheckForNull
    public Duration getImportTime() {
        return importTime.orElse(null);
    }

    /** What went wrong, a whole sentence; no value if the model was accepted. */
    @CheckForNull
    public String getProblem() {
        return problem.orElse(null);
    }

    /** For logs. */
    @Override
    public String toString() {
        return getVersion() + " in " + getEnvironment() + " by " + build.getExternalizableId();
    }
}
