package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** That a build has deleted the imported model from its environment. */
public final class RecordedDeletion {

    private final String at;
    private final RecordedBuild build;

    private RecordedDeletion(String at, RecordedBuild build) {
        this.at = at;
        this.build = build;
    }

    /** @param build the full name of the job and the number of the build, for example {@code promote #12} */
    @NonNull
    public static RecordedDeletion of(@NonNull Instant at, @NonNull String build) {
        return new RecordedDeletion(RecordedTime.of(at), RecordedBuild.of(build));
    }

    @NonNull
    public String getAt() {
        return at;
    }

    /** The build that has deleted it. */
    @NonNull
    public String getBuild() {
        return build.getName();
    }

    /** As in {@link RecordedBuild#getJobDeleted}. */
    @CheckForNull
    public String getJobDeleted() {
        return build.getJobDeleted();
    }

    RecordedDeletion ofBuild(UnaryOperator<RecordedBuild> change) {
        RecordedBuild changed = change.apply(build);
        return changed == build ? this : new RecordedDeletion(at, changed);
    }

    void requireValid() {
        RecordedTime.parse(at);
        RecordedBuild.requireValid(build);
    }
}
