package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.ModelDeletion;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes an imported model that this plugin has imported; AWS bills its storage until then. */
public final class DeleteImportedModelStep extends ModelStep {

    private String importedModel;

    /** What is deleted is said by name or ARN in AWS, or by the S3 URI that it was imported from. */
    @DataBoundConstructor
    public DeleteImportedModelStep(String environment) {
        super(environment, null);
    }

    @DataBoundSetter
    public void setModel(@CheckForNull String model) {
        useModel(model);
    }

    /** Name or ARN of the imported model. */
    @CheckForNull
    public String getImportedModel() {
        return importedModel;
    }

    @DataBoundSetter
    public void setImportedModel(@CheckForNull String importedModel) {
        this.importedModel = Util.fixEmptyAndTrim(importedModel);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, parameters(), importedModel);
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;
        private final String importedModel;

        Execution(StepContext context, ModelParameters parameters, String importedModel) {
            super(context);
            this.parameters = parameters;
            this.importedModel = importedModel;
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Delete an imported model from " + parameters.getEnvironment());
            succeed(new ModelDeletion(build).run(parameters, importedModel));
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "deleteImportedModel";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DeleteImportedModelStep_displayName();
        }
    }
}
