package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** That an imported model's ARN was written where consumers look for it. */
public final class RecordedPublication {

    private final String parameter;
    private final String at;
    private final RecordedBuild build;

    private RecordedPublication(String parameter, String at, RecordedBuild build) {
        this.parameter = parameter;
        this.at = at;
        this.build = build;
    }

    /**
     * A publication.
     *
     * @param parameter the name of the SSM parameter
     * @param build the full name of the job and the number of the build, for example {@code promote #12}
     */
    @NonNull
    public static RecordedPublication of(@NonNull String parameter, @NonNull Instant at, @NonNull String build) {
        return new RecordedPublication(RecordedText.name(parameter), RecordedTime.of(at), RecordedBuild.of(build));
    }

    /** The name of the SSM parameter. */
    @NonNull
    public String getParameter() {
        return parameter;
    }

    @NonNull
    public String getAt() {
        return at;
    }

    /** The build that has written it. */
    @NonNull
    public String getBuild() {
        return build.getName();
    }

    /** As in {@link RecordedBuild#getJobDeleted}. */
    @CheckForNull
    public String getJobDeleted() {
        return build.getJobDeleted();
    }

    RecordedPublication ofBuild(UnaryOperator<RecordedBuild> change) {
        RecordedBuild changed = change.apply(build);
        return changed == build ? this : new RecordedPublication(parameter, at, changed);
    }

    void requireValid() {
        RecordedText.require(parameter, "parameter of a publication");
        RecordedTime.parse(at);
        RecordedBuild.requireValid(build);
    }
}
