package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import java.io.Serializable;

/** Which import is waited for, as it was written. Saved with builds. */
public final class AwaitedParameters implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String environment;
    private final String job;
    private final String model;
    private final String name;

    /**
     * @param environment the name of the environment
     * @param job name or ARN of the import job; no value if the build has started it, or a model is given
     * @param model the S3 URI of the model, or its ARN in SageMaker, whichever build has started its import
     * @param name what people call that model; as in {@link ModelParameters}
     */
    public AwaitedParameters(
            @CheckForNull String environment,
            @CheckForNull String job,
            @CheckForNull String model,
            @CheckForNull String name) {
        this.environment = Util.fixNull(environment).trim();
        this.job = Util.fixEmptyAndTrim(job);
        this.model = Util.fixEmptyAndTrim(model);
        this.name = Util.fixEmptyAndTrim(name);
        if (this.job != null && this.model != null) {
            throw new IllegalArgumentException(
                    "An import is waited for by its job or by its model: give one of the two, not both.");
        }
    }

    @NonNull
    public String getEnvironment() {
        return environment;
    }

    @CheckForNull
    String job() {
        return job;
    }

    @CheckForNull
    String model() {
        return model;
    }

    @NonNull
    ModelParameters of(@NonNull String uri) {
        return new ModelParameters(uri, environment, name);
    }
}
