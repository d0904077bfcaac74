package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * That a person let a build go on at an {@code input} step before it imported. Recorded and shown; it lets no model in
 * anywhere.
 */
public final class RecordedApproval {

    private final String by;
    private final String at;
    private final String message;
    private final RecordedBuild build;

    private RecordedApproval(String by, String at, String message, RecordedBuild build) {
        this.by = by;
        this.at = at;
        this.message = message;
        this.build = build;
    }

    /**
     * An approval.
     *
     * @param by the ID of the user
     * @param message what the step had asked
     * @param build the full name of the job and the number of the build, for example {@code promote #12}
     */
    @NonNull
    public static RecordedApproval of(
            @NonNull String by, @NonNull Instant at, @NonNull String message, @NonNull String build) {
        return new RecordedApproval(
                RecordedText.name(by), RecordedTime.of(at), RecordedText.of(message), RecordedBuild.of(build));
    }

    /** The ID of the user. */
    @NonNull
    public String getBy() {
        return by;
    }

    @NonNull
    public String getAt() {
        return at;
    }

    /** What the step had asked. */
    @NonNull
    public String getMessage() {
        return message;
    }

    /** The build that was let go on. */
    @NonNull
    public String getBuild() {
        return build.getName();
    }

    /** As in {@link RecordedBuild#getJobDeleted}. */
    @CheckForNull
    public String getJobDeleted() {
        return build.getJobDeleted();
    }

    boolean isSameAs(RecordedApproval other) {
        return by.equals(other.by) && at.equals(other.at) && getBuild().equals(other.getBuild());
    }

    RecordedApproval ofBuild(UnaryOperator<RecordedBuild> change) {
        RecordedBuild changed = change.apply(build);
        return changed == build ? this : new RecordedApproval(by, at, message, changed);
    }

    void requireValid() {
        RecordedText.require(by, "user of an approval");
        RecordedText.require(message, "message of an approval");
        RecordedTime.parse(at);
        RecordedBuild.requireValid(build);
    }
}
