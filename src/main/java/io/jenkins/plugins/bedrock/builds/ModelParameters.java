package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.io.Serializable;

/**
 * Which model a step or build step is about, and where it goes: as it was written, checked when it is used. Saved with
 * builds.
 */
public final class ModelParameters implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String model;
    private final String environment;
    private final String name;

    /**
     * @param model an S3 URI, for example {@code s3://research-models/support-bot/v7/}
     * @param environment the name of the environment
     * @param name what people call the model; no value derives it from the URI
     */
    public ModelParameters(@CheckForNull String model, @CheckForNull String environment, @CheckForNull String name) {
        this.model = Util.fixNull(model).trim();
        this.environment = Util.fixNull(environment).trim();
        this.name = Util.fixEmptyAndTrim(name);
    }

    @NonNull
    public String getModel() {
        return model;
    }

    @NonNull
    public String getEnvironment() {
        return environment;
    }

    /**
     * What people call the model. If it was not said, that is the last part of the URI but one, since the last one is
     * mostly a version: {@code support-bot} of {@code s3://research-models/support-bot/v7/}.
     */
    @NonNull
    public String getName() {
        if (name != null) {
            return name;
        }
        String[] parts = ModelUri.parse(model).prefix().split("/");
        return parts[Math.max(0, parts.length - 2)];
    }

    /** Whether both are about the same model and environment, however the URI was written. */
    boolean isSameModel(@NonNull String otherModel, @NonNull String otherEnvironment) {
        return environment.equals(otherEnvironment) && ModelUri.parse(model).equals(ModelUri.parse(otherModel));
    }

    @Override
    public String toString() {
        return model + " for " + environment;
    }
}
