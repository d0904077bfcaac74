package io.jenkins.plugins.bedrock.history;

/** An item, and with it all that lies in it, has got another full name. */
final class NameChange {

    private final ItemName before;
    private final String after;

    NameChange(String before, String after) {
        this.before = new ItemName(before);
        this.after = after;
    }

    /** What a job or folder is called now. */
    String item(String fullName) {
        return before.renamed(fullName, after);
    }

    /** What a build is called now, for example {@code promote-support-bot #12}. */
    String build(String name) {
        String job = ItemName.jobOf(name);
        return item(job) + name.substring(job.length());
    }
}
