package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.OptionalInt;

/**
 * A build as records name it, or a job where no build is meant.
 *
 * @param name for people, for example {@code promote #12}
 * @param number no value for a job
 */
record BuildReference(String name, JobReference job, OptionalInt number) {

    private static final String NUMBER = " #";

    /** @param jobDeleted when its job was deleted; null if it was not */
    @NonNull
    static BuildReference of(@NonNull String build, @CheckForNull String jobDeleted) {
        int end = build.lastIndexOf(NUMBER);
        String job = end < 0 ? build : build.substring(0, end);
        return new BuildReference(build, new JobReference(job, jobDeleted != null), number(build, end));
    }

    /** @param deleted when it was deleted; null if it was not */
    @NonNull
    static BuildReference ofJob(@NonNull String job, @CheckForNull String deleted) {
        return new BuildReference(job, new JobReference(job, deleted != null), OptionalInt.empty());
    }

    private static OptionalInt number(String build, int end) {
        try {
            return end < 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(build.substring(end + NUMBER.length())));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
