package io.jenkins.plugins.bedrock.parameters;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A version of a model that an environment has accepted. Public for views only. */
@Restricted(NoExternalUse.class)
public final class AcceptedModel {

    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ModelDigest digest;
    private final String model;
    private final String version;
    private final Instant since;

    private AcceptedModel(ModelDigest digest, String model, String version, Instant since) {
        this.digest = digest;
        this.model = model;
        this.version = version;
        this.since = since;
    }

    /** What counts of a model in an environment, if that has accepted it, and if it is known where the model lies. */
    static Optional<AcceptedModel> of(ModelHistory history, EnvironmentId environment) {
        return history.getImports().stream()
                .filter(entry -> entry.getEnvironment().toId().equals(environment))
                .reduce((earlier, later) -> later)
                .filter(entry ->
                        entry.getAccepted() != null && entry.getDetails().getModel() != null)
                .map(entry -> of(history.getSha256(), entry));
    }

    private static AcceptedModel of(String sha256, RecordedImport entry) {
        return new AcceptedModel(
                new ModelDigest(sha256, Strength.valueOf(entry.getStrength())),
                entry.getDetails().getModel(),
                entry.getVersion(),
                Instant.parse(Objects.requireNonNull(entry.getAccepted())));
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    @NonNull
    public String getDigest() {
        return digest.toString();
    }

    /** Where it lies, for example {@code s3://research-models/support-bot/v7/}. */
    @NonNull
    public String getModel() {
        return model;
    }

    /** For example {@code support-bot/v7}. */
    @NonNull
    public String getVersion() {
        return version;
    }

    /** One line for people: what it is, and since when it is accepted. */
    @NonNull
    public String getLabel() {
        return Messages.AcceptedModel_Label(version, digest.shortForm(), SINCE.format(since));
    }

    ModelDigest digest() {
        return digest;
    }

    Instant since() {
        return since;
    }

    /** Whether people call the model so; the version's name begins with it. */
    boolean isCalled(String name) {
        return PromotionRecord.modelName(version).equals(name);
    }

    /** Whether a text that was submitted means this one: its digest, or the place where it lies. */
    boolean isMeantBy(String text) {
        return text.equals(getDigest()) || text.equals(model) || (text + "/").equals(model);
    }
}
