package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Who has let a build go on. Such steps come from another plugin, without which there are none. */
abstract class Approvals implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(Approvals.class.getName());

    /** The last approval on the way to a step; one that cannot be found out keeps nothing from going on. */
    @NonNull
    static Optional<RecordedApproval> before(@NonNull FlowNode step, @NonNull Run<?, ?> run) {
        try {
            return ExtensionList.lookup(Approvals.class).stream()
                    .flatMap(approvals -> approvals.last(step, run).stream())
                    .findFirst();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Who approved what " + run + " imports is not known.");
            return Optional.empty();
        }
    }

    @NonNull
    abstract Optional<RecordedApproval> last(@NonNull FlowNode step, @NonNull Run<?, ?> run);
}
