package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.Optional;

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

    private RecordedImport(RecordedEnvironment environment, String build, PromotionRecord entry, String jobDeleted) {
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
    }

    static RecordedImport of(PromotionRecord entry) {
        return new RecordedImport(RecordedEnvironment.of(entry.environment()), entry.build(), entry, null);
    }

    /** The same import with what has become known of it since. */
    RecordedImport with(PromotionRecord changed) {
        return new RecordedImport(environment, build, changed, jobDeleted);
    }

    @NonNull
    public RecordedEnvironment getEnvironment() {
        return environment;
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

    RecordedImport renamed(NameChange change, String sha256) {
        if (isUntouchedBy(change)) {
            return this;
        }
        return new RecordedImport(environment.renamed(change), newBuild(change), toRecord(sha256), jobDeleted);
    }

    RecordedImport withJobDeleted(Instant now, String sha256) {
        return new RecordedImport(environment, build, toRecord(sha256), RecordedTime.of(now));
    }

    boolean isOfJob(ItemName job) {
        return jobDeleted == null && job.coversBuild(build);
    }

    private boolean isUntouchedBy(NameChange change) {
        return newBuild(change).equals(build) && environment.isUntouchedBy(change);
    }

    private String newBuild(NameChange change) {
        return jobDeleted == null ? change.build(build) : build;
    }

    private static String present(String name, String value) {
        if (value == null) {
            throw new IllegalArgumentException("The " + name + " of an import is missing.");
        }
        return value;
    }
}
