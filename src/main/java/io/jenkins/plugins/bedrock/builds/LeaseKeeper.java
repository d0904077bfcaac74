package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.bedrock.engine.operation.GrantModelAccess;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/** Which builds hold access: those that go on after a restart hold it still, and none does that has ended. */
public final class LeaseKeeper {

    private static final Logger LOGGER = Logger.getLogger(LeaseKeeper.class.getName());

    private LeaseKeeper() {}

    /** What a build had been given before a restart, it holds again. Makes no call. */
    public static void resumed(@NonNull PromotingBuild build) {
        build.memory().accesses().forEach(held -> resumed(build, held));
    }

    private static void resumed(PromotingBuild build, HeldAccess held) {
        ControllerEngine controller = ControllerEngine.get();
        try {
            new GrantModelAccess(controller.engine())
                    .resumed(
                            controller.leases(),
                            build.promotionToRevoke(held.parameters()),
                            build.holder(held.by()),
                            held.keys(),
                            held.lifetime(),
                            held.since());
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "That " + build.run() + " holds access is not known after the restart.", e);
        }
    }

    /**
     * Sees that what is held is what running builds need.
     *
     * @return false as long as builds are loaded after a restart, so that it is not known yet who holds what
     */
    public static boolean isUpToDate() {
        if (!isComplete()) {
            return false;
        }
        forgetEnded();
        return true;
    }

    /** Whether all builds that go on after a restart were loaded, so that it is known which of them hold access. */
    static boolean isComplete() {
        return FlowExecutionList.get().isResumptionComplete();
    }

    /** A grant that was interrupted by the end of its build is noted as held after that. */
    static void forgetEnded() {
        ControllerEngine.get().leases().releaseEnded(AccessHolder::isBuilding);
    }

    /** A build that has ended holds nothing any more, whether or not it has taken back what it was given. */
    @Extension
    public static final class EndOfBuilds extends RunListener<Run<?, ?>> {

        @Override
        public void onFinalized(Run<?, ?> run) {
            if (run.getAction(BuildMemory.class) != null) {
                ControllerEngine.get().leases().releaseEnded(holder -> !AccessHolder.isOf(holder, run));
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
                ControllerEngine.get()
                        .leases()
                        .rename(holder -> AccessHolder.renamed(holder, oldFullName, newFullName));
            }
        }
    }
}
