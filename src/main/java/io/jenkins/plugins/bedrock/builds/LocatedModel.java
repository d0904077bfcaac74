package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerModel;

/** Where SageMaker has said that a model lies: kept with the build, so that access can be taken back when it says so no more. */
public final class LocatedModel {

    private final String arn;
    private final String uri;

    LocatedModel(@NonNull SageMakerModel found) {
        this.arn = found.arn().value();
        this.uri = found.uri().toString();
    }

    boolean isNamed(@NonNull String model) {
        return model.equals(arn);
    }

    @NonNull
    ModelUri uri() {
        return ModelUri.parse(uri);
    }
}
