package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.operation.LocateModel;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerArn;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerModel;

/** Where a model lies that a build names by an ARN of SageMaker: asked once, and then known to the build. */
final class ModelLocation {

    private final PromotingBuild build;

    ModelLocation(@NonNull PromotingBuild build) {
        this.build = build;
    }

    @NonNull
    ModelParameters of(@NonNull ModelParameters asked) throws InterruptedException {
        if (!asked.isNamedBySageMaker()) {
            return asked;
        }
        SageMakerArn arn = new SageMakerArn(asked.getModel());
        if (build.memory().located(arn.value()).isEmpty()) {
            SageMakerModel found = new LocateModel(build.engine()).run(source(arn, asked), arn);
            build.memory().locate(found);
            build.say(found.sentence());
        }
        return asked.at(build.memory().located(arn.value()).orElseThrow());
    }

    /**
     * The same, if the build has asked before. SageMaker may name another place by now: what is taken back must be what was
     * given.
     */
    @NonNull
    ModelParameters known(@NonNull ModelParameters asked) throws InterruptedException {
        if (asked.isNamedBySageMaker()
                && build.memory()
                        .located(new SageMakerArn(asked.getModel()).value())
                        .isEmpty()) {
            throw new IllegalArgumentException(
                    "Access to the model " + asked.getModel() + " is not taken back by its ARN"
                            + " in a build that was given none by it: SageMaker may name another place by now than when the access"
                            + " was given. Name the place in S3, which the log of the build that was given the access tells.");
        }
        return of(asked);
    }

    /** Refuses before any call what could lead nowhere: an ARN is a build parameter that anybody may set. */
    private AccountAccess source(SageMakerArn arn, ModelParameters asked) {
        Run<?, ?> run = build.run();
        return JobConfiguration.of(run.getParent())
                .sageMaker(AwsRoles.of(run), arn, asked.getEnvironment(), run.getNumber());
    }
}
