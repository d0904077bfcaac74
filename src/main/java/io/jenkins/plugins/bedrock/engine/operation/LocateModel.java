package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerArn;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerModel;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerModels;

/** Finds out where a model lies that is named by an ARN of SageMaker. Changes nothing. */
public record LocateModel(Engine engine) {

    /**
     * Looks at SageMaker; whether the model may be taken from the place that comes out is asked afterwards.
     *
     * @param source the account of the ARN, as a role of the source
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if no import could read what the ARN stands for
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if AWS refuses, or does not answer
     */
    public SageMakerModel run(AccountAccess source, SageMakerArn arn) throws InterruptedException {
        return Interruptible.call(
                () -> new SageMakerModels(engine.account(source).verified()).find(arn));
    }
}
