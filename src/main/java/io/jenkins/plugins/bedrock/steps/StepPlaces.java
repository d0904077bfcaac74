package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Where a step stands in a Pipeline's graph; its node is the same one after a restart. */
final class StepPlaces {

    private StepPlaces() {}

    @NonNull
    static StepPlace of(@NonNull FlowNode node) {
        List<String> branches = node.getEnclosingBlocks().stream()
                .filter(block -> block.getAction(ThreadNameAction.class) != null)
                .map(BlockStartNode::getId)
                .toList();
        return new StepPlace(node.getId(), branches);
    }
}
