package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** What the parallel branches of a Pipeline are called, which a build remembers by their IDs only. */
final class BranchNames {

    private static final Logger LOGGER = Logger.getLogger(BranchNames.class.getName());

    private final Run<?, ?> run;

    BranchNames(@NonNull Run<?, ?> run) {
        this.run = run;
    }

    /** Empty if there is no such branch any more. */
    @NonNull
    String of(@NonNull String id) {
        if (id.isEmpty() || !(run instanceof FlowExecutionOwner.Executable pipeline)) {
            return "";
        }
        FlowExecutionOwner owner = pipeline.asFlowExecutionOwner();
        try {
            FlowNode branch = owner == null ? null : owner.get().getNode(id);
            return Optional.ofNullable(branch)
                    .map(known -> known.getAction(ThreadNameAction.class))
                    .map(ThreadNameAction::getThreadName)
                    .orElse("");
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "The program of " + run + " is gone.", e);
            return "";
        }
    }
}
