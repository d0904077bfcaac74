package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import java.time.Instant;

/** A {@link PromotionOverride} as it lies in the file of its digest, and what became of it. */
public final class RecordedOverride {

    private final RecordedEnvironment environment;
    private final String job;
    private final String by;
    private final String reason;
    private final String granted;
    private final String used;
    private final String withdrawn;

    private RecordedOverride(
            RecordedEnvironment environment,
            String job,
            String by,
            String reason,
            String granted,
            String used,
            String withdrawn) {
        this.environment = environment;
        this.job = job;
        this.by = by;
        this.reason = reason;
        this.granted = granted;
        this.used = used;
        this.withdrawn = withdrawn;
    }

    static RecordedOverride of(PromotionOverride override) {
        return new RecordedOverride(
                RecordedEnvironment.of(override.environment()),
                override.job(),
                override.by(),
                override.reason(),
                RecordedTime.of(override.granted()),
                null,
                null);
    }

    @NonNull
    public RecordedEnvironment getEnvironment() {
        return environment;
    }

    /** The full name of the job for which it was granted. */
    @NonNull
    public String getJob() {
        return job;
    }

    /** The ID of the user who granted it. */
    @NonNull
    public String getBy() {
        return by;
    }

    @NonNull
    public String getReason() {
        return reason;
    }

    @NonNull
    public String getGranted() {
        return granted;
    }

    /** When it had let a model in; null if it has not. */
    @CheckForNull
    public String getUsed() {
        return used;
    }

    /** When its job had been deleted, so that another job of that name does not get it; null if that has not happened. */
    @CheckForNull
    public String getWithdrawn() {
        return withdrawn;
    }

    /** Whether it lets the model in at the next opportunity. */
    public boolean isOpen() {
        return used == null && withdrawn == null;
    }

    boolean hasServed() {
        return used != null && withdrawn == null;
    }

    boolean isFor(EnvironmentId where, String promotingJob) {
        return job.equals(promotingJob) && environment.toId().equals(where);
    }

    /**
     * What is recorded here.
     *
     * @throws IllegalArgumentException if the file held something else
     */
    PromotionOverride toOverride(ModelDigest digest) {
        if (job == null || by == null) {
            throw new IllegalArgumentException("The job or the user of an override is missing.");
        }
        RecordedTime.parseOptional(used);
        RecordedTime.parseOptional(withdrawn);
        return new PromotionOverride(digest, environment.toId(), job, by, reason, RecordedTime.parse(granted));
    }

    RecordedOverride used(Instant now) {
        return new RecordedOverride(environment, job, by, reason, granted, RecordedTime.of(now), withdrawn);
    }

    RecordedOverride withdrawn(Instant now) {
        return new RecordedOverride(environment, job, by, reason, granted, used, RecordedTime.of(now));
    }

    RecordedOverride renamed(NameChange change) {
        String name = newJob(change);
        if (name.equals(job) && environment.isUntouchedBy(change)) {
            return this;
        }
        return new RecordedOverride(environment.renamed(change), name, by, reason, granted, used, withdrawn);
    }

    boolean isOfJob(ItemName deleted) {
        return withdrawn == null && deleted.covers(job);
    }

    /** A job that is gone keeps the name it had: whoever is called so now is another one. */
    private String newJob(NameChange change) {
        return withdrawn == null ? change.item(job) : job;
    }
}
