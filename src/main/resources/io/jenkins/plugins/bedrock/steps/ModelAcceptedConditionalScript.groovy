package io.jenkins.plugins.bedrock.steps

import org.jenkinsci.plugins.pipeline.modeldefinition.when.DeclarativeStageConditionalScript
import org.jenkinsci.plugins.workflow.cps.CpsScript

/** Asks the step of the same question, on which a restart of Jenkins does no harm. */
class ModelAcceptedConditionalScript extends DeclarativeStageConditionalScript<ModelAcceptedConditional> {

    ModelAcceptedConditionalScript(CpsScript s, ModelAcceptedConditional c) {
        super(s, c)
    }

    @Override
    boolean evaluate() {
        return script.isModelAccepted(
                environment: describable.environment, model: describable.model, digest: describable.digest)
    }
}
