package io.jenkins.plugins.bedrock.engine.sagemaker;

import java.util.stream.Stream;

/** What of SageMaker can name a model. */
public enum SageMakerKind {
    MODEL("model", "SageMaker model"),
    MODEL_PACKAGE("model-package", "SageMaker model package"),
    TRAINING_JOB("training-job", "SageMaker training job");

    private final String resource;
    private final String label;

    SageMakerKind(String resource, String label) {
        this.resource = resource;
        this.label = label;
    }

    /** As ARNs have it. */
    String resource() {
        return resource;
    }

    /** For sentences. */
    String label() {
        return label;
    }

    static SageMakerKind of(String resource) {
        return Stream.of(values())
                .filter(kind -> kind.resource.equals(resource))
                .findFirst()
                .orElseThrow();
    }
}
