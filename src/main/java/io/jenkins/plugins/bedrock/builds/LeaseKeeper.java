package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bedrock.engine.operation.GrantModelAccess;
import jenkins.model.Jenkins;

/** Which builds hold access: those that go on after a restart hold it still, and none does that has ended. */
public final class LeaseKeeper {

    private LeaseKeeper() {}

    /** What a build had been given before a restart, it holds again. Makes no call. */
    public static void resumed(@NonNull PromotingBuild build) {
        ControllerEngine controller = ControllerEngine.get();
        for (HeldAccess held : build.memory().accesses()) {
            new GrantModelAccess(controller.engine())
                    .resumed(
                            controller.leases(),
                            build.promotionToRevoke(held.parameters()),
                            held.keys(),
                            held.lifetime(),
                            held.since());
        }
    }

    /** A grant that was interrupted by the end of its build is noted as held after that. */
    static void forgetEnded() {
        ControllerEngine.get().leases().releaseEnded(LeaseKeeper::isBuilding);
    }

    private static boolean isBuilding(String holder) {
        int number = holder.lastIndexOf(" #");
        return isBuilding(holder.substring(0, number), Integer.parseInt(holder.substring(number + 2)));
    }

    /** Whether a build is there and has not ended, whoever asks. */
    static boolean isBuilding(@NonNull String job, int number) {
        try (ACLContext anybody = ACL.as2(ACL.SYSTEM2)) {
            Job<?, ?> there = Jenkins.get().getItemByFullName(job, Job.class);
            Run<?, ?> run = there == null ? null : there.getBuildByNumber(number);
            return run != null && run.isBuilding();
        }
    }

    /** A build that has ended holds nothing any more, whether or not it has taken back what it was given. */
    @Extension
    public static final class EndOfBuilds extends RunListener<Run<?, ?>> {

        @Override
        public void onFinalized(Run<?, ?> run) {
            if (run.getAction(BuildMemory.class) != null) {
                ControllerEngine.get().leases().releaseAll(run.getParent().getFullName() + " #" + run.getNumber());
            }
        }
    }

    /** What is to be taken back is known by the job's name. */
    @Extension
    public static final class Renames extends ItemListener {

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            if (item instanceof Job) {
                PendingRevocations.get().renamed(oldFullName, newFullName);
            }
        }
    }
}
