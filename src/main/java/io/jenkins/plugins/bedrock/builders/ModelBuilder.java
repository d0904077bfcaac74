package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.bedrock.builds.Failures;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A build step about one model and one environment: the freestyle twin of the Pipeline step with the same name. It keeps
 * its executor while it waits.
 */
public abstract class ModelBuilder extends Builder implements SimpleBuildStep {

    private final String environment;
    private String model;
    private String name;

    ModelBuilder(@CheckForNull String environment, @CheckForNull String model) {
        this.environment = Util.fixEmptyAndTrim(environment);
        this.model = Util.fixEmptyAndTrim(model);
    }

    /** Does what the step of the same name does. */
    abstract void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException;

    /** What goes on in AWS when the build is aborted, for its log. */
    @CheckForNull
    String leftRunning() {
        return null;
    }

    /** The name of the environment. */
    @CheckForNull
    public final String getEnvironment() {
        return environment;
    }

    /** Where the model lies, for example {@code s3://research-models/support-bot/v7/}, or its ARN in SageMaker. */
    @CheckForNull
    public final String getModel() {
        return model;
    }

    /** For twins in which the model need not be said. */
    final void useModel(@CheckForNull String uri) {
        this.model = Util.fixEmptyAndTrim(uri);
    }

    /** What people call the model; no value derives it from where it lies. */
    @CheckForNull
    public final String getName() {
        return name;
    }

    @DataBoundSetter
    public final void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @NonNull
    final ModelParameters parameters(@NonNull EnvVars env) {
        return new ModelParameters(env.expand(model), env.expand(environment), env.expand(name));
    }

    @Override
    public final boolean requiresWorkspace() {
        return false;
    }

    @Override
    public final void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        PromotingBuild build = new PromotingBuild(run, listener);
        try {
            promote(build, env);
        } catch (InterruptedException e) {
            String left = leftRunning();
            if (left != null) {
                build.say(left);
            }
            throw e;
        } catch (RuntimeException e) {
            markFailed(run);
            throw Failures.toldToBuild(e);
        }
    }

    /** Jenkins would do so only when the build's wrappers have ended, one of which asks whether the build has failed. */
    private static void markFailed(Run<?, ?> run) {
        if (run instanceof AbstractBuild) {
            run.setResult(Result.FAILURE);
        }
    }
}
