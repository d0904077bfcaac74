package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.time.Instant;

/** That a build has tried to import a model, and why it could not. Proves nothing, and shows who has tried. */
public final class RecordedFailure {

    private final RecordedEnvironment environment;
    private final String version;
    private final String jobArn;
    private final String message;
    private final String at;
    private final RecordedBuild build;

    private RecordedFailure(
            RecordedEnvironment environment,
            String version,
            String jobArn,
            String message,
            String at,
            RecordedBuild build) {
        this.environment = environment;
        this.version = version;
        this.jobArn = jobArn;
        this.message = message;
        this.at = at;
        this.build = build;
    }

    /**
     * A failure.
     *
     * @param version a short name for people, for example {@code support-bot/v7}
     * @param build the full name of the job and the number of the build, for example {@code promote #12}
     * @param jobArn the import job; null if there was none
     * @param message what the build was told
     */
    @NonNull
    public static RecordedFailure of(
            @NonNull EnvironmentId environment,
            @NonNull String version,
            @NonNull String build,
            @CheckForNull String jobArn,
            @NonNull String message,
            @NonNull Instant at) {
        return new RecordedFailure(
                RecordedEnvironment.of(environment),
                RecordedText.name(version),
                jobArn == null ? null : RecordedText.name(jobArn),
                RecordedText.of(message),
                RecordedTime.of(at),
                RecordedBuild.of(build));
    }

    @NonNull
    public RecordedEnvironment getEnvironment() {
        return environment;
    }

    /** A short name of the model's version, for people. */
    @NonNull
    public String getVersion() {
        return version;
    }

    /** The import job; null if there was none. */
    @CheckForNull
    public String getJobArn() {
        return jobArn;
    }

    /** What the build was told, on one line, and of which no more than the beginning. */
    @NonNull
    public String getMessage() {
        return message;
    }

    @NonNull
    public String getAt() {
        return at;
    }

    /** The build that has tried. */
    @NonNull
    public String getBuild() {
        return build.getName();
    }

    /** As in {@link RecordedBuild#getJobDeleted}. */
    @CheckForNull
    public String getJobDeleted() {
        return build.getJobDeleted();
    }

    boolean isIn(EnvironmentId where) {
        return environment.toId().equals(where);
    }

    /** Whether the other one is of the same build for the same reason, at another time. */
    boolean isRepetitionOf(RecordedFailure other) {
        return isIn(other.environment.toId()) && getBuild().equals(other.getBuild()) && message.equals(other.message);
    }

    RecordedFailure renamed(NameChange change) {
        RecordedBuild now = build.renamed(change);
        return now == build && environment.isUntouchedBy(change)
                ? this
                : new RecordedFailure(environment.renamed(change), version, jobArn, message, at, now);
    }

    RecordedFailure jobDeleted(ItemName job, Instant now) {
        RecordedBuild then = build.jobDeleted(job, now);
        return then == build ? this : new RecordedFailure(environment, version, jobArn, message, at, then);
    }

    void requireValid() {
        RecordedText.require(version, "version of a failed import");
        RecordedText.require(message, "message of a failed import");
        environment.toId();
        RecordedTime.parse(at);
        RecordedBuild.requireValid(build);
    }
}
