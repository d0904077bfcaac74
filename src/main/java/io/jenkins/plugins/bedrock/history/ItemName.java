package io.jenkins.plugins.bedrock.history;

/** The full name of a job, or of a folder with all that lies in it. */
final class ItemName {

    private static final String BUILD = " #";

    private final String fullName;

    ItemName(String fullName) {
        this.fullName = fullName;
    }

    /** Whether this is the item of the other name, or a folder above it. */
    boolean covers(String other) {
        return other.equals(fullName) || other.startsWith(fullName + "/");
    }

    /** The same for the job of a build, for example {@code promote-support-bot #12}. */
    boolean coversBuild(String build) {
        return covers(jobOf(build));
    }

    /** What is called {@code other} now, after this item has got another name. */
    String renamed(String other, String newFullName) {
        return covers(other) ? newFullName + other.substring(fullName.length()) : other;
    }

    static String jobOf(String build) {
        int number = build.lastIndexOf(BUILD);
        return number < 0 ? build : build.substring(0, number);
    }
}
