package io.jenkins.plugins.bedrock.engine.inspection;

/** Looks at one side of a checkpoint that was read; makes no call. */
interface Check {

    void look(Checkpoint checkpoint, InspectionRequest request, Findings findings);
}
