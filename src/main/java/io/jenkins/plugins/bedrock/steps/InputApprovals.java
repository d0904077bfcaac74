package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.ApproverAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputSubmittedAction;

/**
 * The approvals of {@code input} steps. What comes before a step in the graph is what had to be over before it could run:
 * its own branch, what was before the branches, and all branches that were joined before.
 */
@OptionalExtension(requirePlugins = "pipeline-input-step")
public final class InputApprovals extends Approvals {

    /** A build whose approval lies further back is looked at no longer: nothing but a record is missing then. */
    private static final int MOST_NODES = 10_000;

    @NonNull
    @Override
    Optional<RecordedApproval> last(@NonNull FlowNode step, @NonNull Run<?, ?> run) {
        if (run.getAction(ApproverAction.class) == null) {
            return Optional.empty();
        }
        return approved(step).stream()
                .max(Comparator.comparing(InputApprovals::at))
                .map(input -> RecordedApproval.of(
                        by(input), at(input), message(input), run.getParent().getFullName() + " #" + run.getNumber()));
    }

    private static List<FlowNode> approved(FlowNode step) {
        List<FlowNode> found = new ArrayList<>();
        DepthFirstScanner before = new DepthFirstScanner();
        before.setup(step);
        for (int looked = 0; looked < MOST_NODES && before.hasNext(); looked++) {
            FlowNode node = before.next();
            if (by(node) != null) {
                found.add(node);
            }
        }
        return found;
    }

    /** Nobody who is known where everybody may approve. */
    private static String by(FlowNode node) {
        InputSubmittedAction submitted = node.getPersistentAction(InputSubmittedAction.class);
        return submitted == null ? null : submitted.getApprover();
    }

    private static Instant at(FlowNode input) {
        PauseAction pause = PauseAction.getCurrentPause(input);
        return Instant.ofEpochMilli(pause == null ? 0 : pause.getEndTime());
    }

    private static String message(FlowNode input) {
        return ArgumentsAction.getFilteredArguments(input).get("message") instanceof String message ? message : "";
    }
}
