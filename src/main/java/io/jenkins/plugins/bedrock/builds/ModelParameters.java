package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerArn;
import java.io.Serializable;
import java.util.Optional;

/**
 * Which model a step or build step is about, and where it goes: as it was written, checked when it is used. Saved with
 * builds.
 */
public final class ModelParameters implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String model;
    private final String environment;
    private final String name;
    private final String modelSource;

    /**
     * @param model an S3 URI, for example {@code s3://research-models/support-bot/v7/}, or the ARN of a SageMaker model,
     *     model package or training job
     * @param environment the name of the environment
     * @param name what people call the model; no value derives it from the URI or ARN
     */
    public ModelParameters(@CheckForNull String model, @CheckForNull String environment, @CheckForNull String name) {
        this(model, environment, name, null);
    }

    /** @param modelSource the ARN behind the URI, if the model was named by one */
    ModelParameters(
            @CheckForNull String model,
            @CheckForNull String environment,
            @CheckForNull String name,
            @CheckForNull String modelSource) {
        this.model = Util.fixNull(model).trim();
        this.environment = Util.fixNull(environment).trim();
        this.name = Util.fixEmptyAndTrim(name);
        this.modelSource = modelSource;
    }

    /** @throws IllegalArgumentException if a text names no model */
    static void requireModel(@NonNull String text) {
        if (SageMakerArn.isMeantBy(text)) {
            new SageMakerArn(text);
        } else {
            ModelUri.parse(text);
        }
    }

    /** The S3 URI; as long as it is not {@linkplain PromotingBuild#located known}, maybe an ARN of SageMaker. */
    @NonNull
    public String getModel() {
        return model;
    }

    /** The ARN of SageMaker that stood for the URI; no value if there was none. */
    @CheckForNull
    public String getModelSource() {
        return modelSource;
    }

    /** Which version it is, if the ARN says so. */
    @NonNull
    Optional<String> version() {
        return Optional.ofNullable(modelSource).flatMap(arn -> new SageMakerArn(arn).version());
    }

    boolean isNamedBySageMaker() {
        return SageMakerArn.isMeantBy(model);
    }

    /** The same where the ARN's artifacts lie. */
    @NonNull
    ModelParameters at(@NonNull ModelUri uri) {
        return new ModelParameters(uri.toString(), environment, getName(), model);
    }

    @NonNull
    public String getEnvironment() {
        return environment;
    }

    /**
     * What people call the model. If it was not said, that is the last part of the URI but one, since the last one is
     * mostly a version: {@code support-bot} of {@code s3://research-models/support-bot/v7/}. Of an ARN it is SageMaker's
     * own name, of a model package that of its group.
     */
    @NonNull
    public String getName() {
        if (name != null) {
            return name;
        }
        if (isNamedBySageMaker()) {
            return new SageMakerArn(model).name();
        }
        String[] parts = ModelUri.parse(model).prefix().split("/");
        return parts[Math.max(0, parts.length - 2)];
    }

    /** What people call the model, if it was said. */
    @CheckForNull
    String givenName() {
        return name;
    }

    /** Whether both are about the same model and environment, however the URI was written; for located ones. */
    boolean isSameModel(@NonNull String otherModel, @NonNull String otherEnvironment) {
        return environment.equals(otherEnvironment) && ModelUri.parse(model).equals(ModelUri.parse(otherModel));
    }

    @Override
    public String toString() {
        return model + " for " + environment;
    }
}
