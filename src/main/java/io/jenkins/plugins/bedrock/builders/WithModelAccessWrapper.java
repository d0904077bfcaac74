package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildWrapperDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.builds.AccessGranting;
import io.jenkins.plugins.bedrock.builds.Failures;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PendingRevocation;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import java.io.IOException;
import java.util.Map;
import jenkins.tasks.SimpleBuildWrapper;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Gives an import access for as long as the build runs, and takes it back however the build ends. */
public final class WithModelAccessWrapper extends SimpleBuildWrapper {

    private final String model;
    private final String environment;
    private String name;
    private String expiresAfter;

    @DataBoundConstructor
    public WithModelAccessWrapper(@CheckForNull String model, @CheckForNull String environment) {
        this.model = Util.fixEmptyAndTrim(model);
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    /** Where the model lies, for example {@code s3://research-models/support-bot/v7/}, or its ARN in SageMaker. */
    @CheckForNull
    public String getModel() {
        return model;
    }

    /** The name of the environment. */
    @CheckForNull
    public String getEnvironment() {
        return environment;
    }

    /** What people call the model; no value derives it from where it lies. */
    @CheckForNull
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    /** When the access ends at the latest, for example {@code 24h}; no value means when it is revoked. */
    @CheckForNull
    public String getExpiresAfter() {
        return expiresAfter;
    }

    @DataBoundSetter
    public void setExpiresAfter(@CheckForNull String expiresAfter) {
        this.expiresAfter = Util.fixEmptyAndTrim(expiresAfter);
    }

    @Override
    public boolean requiresWorkspace() {
        return false;
    }

    @Override
    public void setUp(Context context, Run<?, ?> run, TaskListener listener, EnvVars env)
            throws IOException, InterruptedException {
        PromotingBuild build = new PromotingBuild(run, listener);
        StepPlace block = StepPlace.freestyle();
        ModelParameters parameters = new ModelParameters(env.expand(model), env.expand(environment), env.expand(name));
        String lifetime = env.expand(expiresAfter);
        try {
            ModelParameters located = BuildCalls.callForAccess(() -> grant(build, block, parameters, lifetime));
            context.setDisposer(new AccessDisposer(block.step(), located));
        } catch (RuntimeException e) {
            throw Failures.toldToBuild(e);
        }
    }

    /** What is refused outright leaves nothing behind that had to be taken back. */
    private static ModelParameters grant(
            PromotingBuild build, StepPlace block, ModelParameters parameters, String lifetime)
            throws InterruptedException {
        ModelParameters located = build.located(parameters);
        build.promotion(located);
        PendingRevocations.get().add(new PendingRevocation(build.run(), block, located));
        AccessGranting.forBlock(build, block).run(located, lifetime);
        return located;
    }

    @Extension
    @Symbol("withModelAccess")
    public static final class DescriptorImpl extends BuildWrapperDescriptor {

        @Override
        public boolean isApplicable(AbstractProject<?, ?> item) {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WithModelAccessWrapper_displayName();
        }

        @Override
        public String getConfigPage() {
            return StepForm.of(this).getConfigPage();
        }

        /** A page of its own where the twin differs, otherwise the step's. */
        @Override
        public String getHelpFile(String field) {
            String own = super.getHelpFile(field);
            return own == null ? StepForm.of(this).getHelpFile(field) : own;
        }

        @Override
        public void calcFillSettings(String field, Map<String, Object> attributes) {
            StepForm.of(this).calcFillSettings(field, attributes);
        }

        @Override
        public FormValidation.CheckMethod getCheckMethod(String field) {
            return StepForm.of(this).getCheckMethod(field);
        }
    }
}
