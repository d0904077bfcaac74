package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A {@link PromotionRecord} as it lies in the file of its digest. */
public final class RecordedImport {

    private final RecordedEnvironment environment;
    private final String strength;
    private final String seal;
    private final String version;
    private final String modelArn;
    private final String jobArn;
    private final String build;
    private final String override;
    private final String imported;
    private final String sealed;
    private final String moved;
    private final String tested;
    private final String accepted;
    private final String jobDeleted;

    /** Null for none, which is not written. */
    private final ImportDetails details;

    private RecordedImport(
            RecordedEnvironment environment,
            String build,
            PromotionRecord entry,
            String jobDeleted,
            ImportDetails details) {
        this.environment = environment;
        this.strength = entry.digest().strength().name();
        this.seal = entry.seal();
        this.version = entry.version();
        this.modelArn = entry.modelArn();
        this.jobArn = entry.jobArn();
        this.build = build;
        this.override = entry.override().orElse(null);
        this.imported = RecordedTime.of(entry.imported());
        this.sealed = RecordedTime.of(entry.sealed());
        this.moved = RecordedTime.of(entry.moved());
        this.tested = RecordedTime.of(entry.tested());
        this.accepted = RecordedTime.of(entry.accepted());
        this.jobDeleted = jobDeleted;
        this.details = details == ImportDetails.none() ? null : details;
    }

    static RecordedImport of(PromotionRecord entry) {
        return new RecordedImport(RecordedEnvironment.of(entry.environment()), entry.build(), entry, null, null);
    }

    /** The same import with what has become known of it since. */
    RecordedImport with(PromotionRecord changed) {
        return new RecordedImport(environment, build, changed, jobDeleted, details);
    }

    /** The same import with what else is known of it; the same object if nothing new is. */
    RecordedImport described(UnaryOperator<ImportDetails> how, String sha256) {
        ImportDetails before = getDetails();
        ImportDetails after = how.apply(before);
        return after == before ? this : new RecordedImport(environment, build, toRecord(sha256), jobDeleted, after);
    }

    @NonNull
    public RecordedEnvironment getEnvironment() {
        return environment;
    }

    /** A short name of the model's version, for people, for example {@code support-bot/v7}. */
    @NonNull
    public String getVersion() {
        return version;
    }

    /** The imported model. */
    @NonNull
    public String getModelArn() {
        return modelArn;
    }

    /** The import job. */
    @NonNull
    public String getJobArn() {
        return jobArn;
    }

    /** What the digest rests on: {@code ETAG}, {@code CRC64} or {@code SHA256}. */
    @NonNull
    public String getStrength() {
        return strength;
    }

    /** When the import had ended. All times are written as in {@code 2026-11-24T15:30:00Z}. */
    @NonNull
    public String getImported() {
        return imported;
    }

    /** When it was seen that no object had changed until then; null if that was not seen. */
    @CheckForNull
    public String getSealed() {
        return sealed;
    }

    /** When it was seen that one had; null if none has. */
    @CheckForNull
    public String getMoved() {
        return moved;
    }

    /** When the environment's own test had passed; null if it has not. */
    @CheckForNull
    public String getTested() {
        return tested;
    }

    /** When the environment had accepted the model; null if it has not. */
    @CheckForNull
    public String getAccepted() {
        return accepted;
    }

    /** What else is known of it. */
    @NonNull
    public ImportDetails getDetails() {
        return details == null ? ImportDetails.none() : details;
    }

    /** The full name of the job and the number of the build that imported, for example {@code promote #12}. */
    @NonNull
    public String getBuild() {
        return build;
    }

    /** Who let the model in although its predecessor had not accepted it, and why; null if nobody had to. */
    @CheckForNull
    public String getOverride() {
        return override;
    }

    /** When the job of the build was deleted: a job that is called so now is another one. Null if it was not. */
    @CheckForNull
    public String getJobDeleted() {
        return jobDeleted;
    }

    boolean isIn(EnvironmentId where) {
        return environment.toId().equals(where);
    }

    /**
     * What is recorded here.
     *
     * @throws IllegalArgumentException if the file held something else
     */
    PromotionRecord toRecord(String sha256) {
        RecordedTime.parseOptional(jobDeleted);
        return new PromotionRecord(
                new ModelDigest(sha256, Strength.valueOf(present("strength", strength))),
                present("seal", seal),
                environment.toId(),
                present("version", version),
                present("modelArn", modelArn),
                present("jobArn", jobArn),
                present("build", build),
                Optional.ofNullable(override),
                RecordedTime.parse(imported),
                RecordedTime.parseOptional(sealed),
                RecordedTime.parseOptional(moved),
                RecordedTime.parseOptional(tested),
                RecordedTime.parseOptional(accepted));
    }

    /** When the model was promoted last; no value if it is not accepted, or was deleted. */
    Optional<PromotedModel> promoted(String sha256) {
        PromotionRecord entry = toRecord(sha256);
        if (!entry.isAccepted() || getDetails().getDeletion() != null) {
            return Optional.empty();
        }
        RecordedPromotion last = getDetails().getPromotion();
        return Optional.of(last == null ? PromotedModel.accepted(entry) : last.of(entry));
    }

    /** The same object if it is not concerned. */
    RecordedImport renamed(NameChange change, String sha256) {
        String name = jobDeleted == null ? change.build(build) : build;
        ImportDetails then = getDetails().ofBuilds(other -> other.renamed(change));
        if (name.equals(build) && environment.isUntouchedBy(change) && then == getDetails()) {
            return this;
        }
        return new RecordedImport(environment.renamed(change), name, toRecord(sha256), jobDeleted, then);
    }

    /** The same object if it is not concerned. */
    RecordedImport jobDeleted(ItemName job, Instant now, String sha256) {
        boolean own = jobDeleted == null && job.coversBuild(build);
        ImportDetails then = getDetails().ofBuilds(other -> other.jobDeleted(job, now));
        if (!own && then == getDetails()) {
            return this;
        }
        return new RecordedImport(environment, build, toRecord(sha256), own ? RecordedTime.of(now) : jobDeleted, then);
    }

    boolean isOf(String model) {
        return modelArn.equals(model);
    }

    private static String present(String name, String value) {
        if (value == null) {
            throw new IllegalArgumentException("The " + name + " of an import is missing.");
        }
        return value;
    }
}
