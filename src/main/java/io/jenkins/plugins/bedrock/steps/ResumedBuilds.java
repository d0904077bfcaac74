package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Queue;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.builds.BuildMemory;
import io.jenkins.plugins.bedrock.builds.LeaseKeeper;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Builds that go on after a restart hold the access that they were given. */
@Extension
public final class ResumedBuilds extends FlowExecutionListener {

    private static final Logger LOGGER = Logger.getLogger(ResumedBuilds.class.getName());

    @Override
    public void onResumed(@NonNull FlowExecution execution) {
        resumed(execution.getOwner());
    }

    private static void resumed(FlowExecutionOwner owner) {
        try {
            Queue.Executable executable = owner.getExecutable();
            if (executable instanceof Run<?, ?> run && run.getAction(BuildMemory.class) != null) {
                LeaseKeeper.resumed(new PromotingBuild(run, owner.getListener()));
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "The access that " + owner + " holds is not known after the restart.", e);
        }
    }
}
