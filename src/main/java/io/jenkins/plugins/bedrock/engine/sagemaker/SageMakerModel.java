package io.jenkins.plugins.bedrock.engine.sagemaker;

import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.Optional;

/**
 * What an ARN of SageMaker stands for.
 *
 * @param uri where the artifacts lie
 * @param approval of a model package, in SageMaker's word, for example {@code PendingManualApproval}
 */
public record SageMakerModel(SageMakerArn arn, ModelUri uri, Optional<String> approval) {

    /** For the log of a build. */
    public String sentence() {
        return "The model " + arn + " lies at " + uri
                + approval.map(status -> "; its approval status in SageMaker is " + status)
                        .orElse("") + ".";
    }
}
