package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A step about one model and one environment. */
public abstract class ModelStep extends Step {

    private final String environment;
    private String model;
    private String name;

    ModelStep(@CheckForNull String environment, @CheckForNull String model) {
        this.environment = environment;
        this.model = model;
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

    /** For steps in which the model need not be said. */
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
    final ModelParameters parameters() {
        return new ModelParameters(model, environment, name);
    }

    /** What the descriptors of these steps have in common. */
    abstract static class ModelStepDescriptor extends StepDescriptor {

        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }

        @RequirePOST
        public final ListBoxModel doFillEnvironmentItems(
                @AncestorInPath Item item, @QueryParameter String environment) {
            return ModelForm.environments(item, environment);
        }

        @RequirePOST
        public final FormValidation doCheckModel(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkModel(item, value);
        }
    }
}
