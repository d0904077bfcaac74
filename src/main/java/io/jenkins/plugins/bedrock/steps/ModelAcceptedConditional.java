package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import org.codehaus.groovy.ast.expr.Expression;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTWhenContent;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.ASTParserUtils;
import org.jenkinsci.plugins.pipeline.modeldefinition.when.DeclarativeStageConditional;
import org.jenkinsci.plugins.pipeline.modeldefinition.when.DeclarativeStageConditionalDescriptor;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Runs a stage of a Declarative Pipeline only if an environment has accepted a model, as {@link IsModelAcceptedStep} tells. What
 * is asked is in the script of this class' name, which Declarative compiles with the Pipeline.
 */
public final class ModelAcceptedConditional extends DeclarativeStageConditional<ModelAcceptedConditional> {

    private static final long serialVersionUID = 1L;

    private final String environment;
    private String model;
    private String digest;

    @DataBoundConstructor
    public ModelAcceptedConditional(String environment) {
        this.environment = environment;
    }

    /** The name of the environment. */
    @CheckForNull
    public String getEnvironment() {
        return environment;
    }

    /** Where the model lies, or its ARN in SageMaker. */
    @CheckForNull
    public String getModel() {
        return model;
    }

    @DataBoundSetter
    public void setModel(@CheckForNull String model) {
        this.model = Util.fixEmptyAndTrim(model);
    }

    /** What the model is, in place of where it lies. */
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    @DataBoundSetter
    public void setDigest(@CheckForNull String digest) {
        this.digest = Util.fixEmptyAndTrim(digest);
    }

    @OptionalExtension(requirePlugins = "pipeline-model-definition")
    @Symbol("modelAccepted")
    public static final class DescriptorImpl extends DeclarativeStageConditionalDescriptor<ModelAcceptedConditional> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ModelAcceptedConditional_displayName();
        }

        @Override
        public Expression transformToRuntimeAST(@CheckForNull ModelASTWhenContent original) {
            return ASTParserUtils.transformWhenContentToRuntimeAST(original);
        }

        @RequirePOST
        public ListBoxModel doFillEnvironmentItems(@AncestorInPath Item item, @QueryParameter String environment) {
            return ModelForm.environments(item, environment);
        }

        @RequirePOST
        public FormValidation doCheckModel(@AncestorInPath Item item, @QueryParameter String value) {
            return Util.fixNull(value).isBlank() ? FormValidation.ok() : ModelForm.checkModel(item, value);
        }
    }
}
