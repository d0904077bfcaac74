package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** What holds access, as the engine's leases name it: a build, or a block of one, {@code promote #12, block 7}. */
final class AccessHolder {

    /** What in a build holds access that no block takes back. */
    static final String WHOLE_BUILD = "build";

    private static final Pattern FORM = Pattern.compile("(.*) #([0-9]+)(, block .*)?");

    private AccessHolder() {}

    /** @param part a block, or {@link #WHOLE_BUILD} */
    @NonNull
    static String name(@NonNull String job, int build, @NonNull String part) {
        return job + " #" + build + (part.equals(WHOLE_BUILD) ? "" : ", block " + part);
    }

    /** Whether the build of a holder is there and has not ended. */
    static boolean isBuilding(@NonNull String holder) {
        Matcher parts = FORM.matcher(holder);
        return parts.matches() && isBuilding(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** Whether a build is there and has not ended, whoever asks. */
    static boolean isBuilding(@NonNull String job, int number) {
        try (ACLContext anybody = ACL.as2(ACL.SYSTEM2)) {
            Job<?, ?> there = Jenkins.get().getItemByFullName(job, Job.class);
            Run<?, ?> run = there == null ? null : there.getBuildByNumber(number);
            return run != null && run.isBuilding();
        }
    }

    /** Whether a holder is a build, or a part of it. */
    static boolean isOf(@NonNull String holder, @NonNull Run<?, ?> run) {
        Matcher parts = FORM.matcher(holder);
        return parts.matches()
                && parts.group(1).equals(run.getParent().getFullName())
                && Integer.parseInt(parts.group(2)) == run.getNumber();
    }

    /** The holder after a job was renamed or moved. */
    @NonNull
    static String renamed(@NonNull String holder, @NonNull String oldName, @NonNull String newName) {
        return holder.startsWith(oldName + " #") ? newName + holder.substring(oldName.length()) : holder;
    }
}
