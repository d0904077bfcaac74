package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;

/** A build that has done something with a model; its name follows its job, until that is deleted. */
public final class RecordedBuild {

    private final String name;
    private final String jobDeleted;

    private RecordedBuild(String name, String jobDeleted) {
        this.name = name;
        this.jobDeleted = jobDeleted;
    }

    static RecordedBuild of(String name) {
        return new RecordedBuild(RecordedText.name(name), null);
    }

    /** The full name of the job and the number of the build, for example {@code promote #12}. */
    @NonNull
    public String getName() {
        return name;
    }

    /** When its job was deleted: a job that is called so now is another one. Null if it was not. */
    @CheckForNull
    public String getJobDeleted() {
        return jobDeleted;
    }

    /** The same object if it is not concerned. */
    RecordedBuild renamed(NameChange change) {
        String now = jobDeleted == null ? change.build(name) : name;
        return now.equals(name) ? this : new RecordedBuild(now, null);
    }

    /** The same object if it is not concerned. */
    RecordedBuild jobDeleted(ItemName job, Instant now) {
        return jobDeleted == null && job.coversBuild(name) ? new RecordedBuild(name, RecordedTime.of(now)) : this;
    }

    static void requireValid(RecordedBuild build) {
        if (build == null || build.name == null) {
            throw new IllegalArgumentException("The name of a build is missing.");
        }
        RecordedTime.parseOptional(build.jobDeleted);
    }
}
