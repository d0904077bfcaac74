package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.builds.ImportStart;
import io.jenkins.plugins.bedrock.builds.InspectionForm;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Starts the import of a model as soon as the account's import slot is free; never a second one of the same. */
public final class ImportBedrockModelStep extends ModelStep {

    private String digest;
    private String accept;

    @DataBoundConstructor
    public ImportBedrockModelStep(String model, String environment) {
        super(environment, model);
    }

    /** What the model must be, as {@code inspectModel} has returned it; no value takes any. */
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    @DataBoundSetter
    public void setDigest(@CheckForNull String digest) {
        this.digest = Util.fixEmptyAndTrim(digest);
    }

    /** Codes of errors in spite of which the model is imported, separated by commas or spaces. */
    @CheckForNull
    public String getAccept() {
        return accept;
    }

    @DataBoundSetter
    public void setAccept(@CheckForNull String accept) {
        this.accept = Util.fixEmptyAndTrim(accept);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, parameters(), digest, accept);
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;
        private final String digest;
        private final String accept;

        Execution(StepContext context, ModelParameters parameters, String digest, String accept) {
            super(context);
            this.parameters = parameters;
            this.digest = digest;
            this.accept = accept;
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Import " + parameters);
            FlowNode node = getContext().get(FlowNode.class);
            ImportStart start = new ImportStart(build, place(), () -> Approvals.before(node, build.run()));
            QueuedImport queued = start.begin(parameters, digest, accept);
            waitWith(queued::cancel);
            whenDone(start.outcome(parameters, queued), outcome -> linked(start.concluded(outcome)));
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "importBedrockModel";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ImportBedrockModelStep_displayName();
        }

        @RequirePOST
        public FormValidation doCheckAccept(@AncestorInPath Item item, @QueryParameter String value) {
            return InspectionForm.checkAccept(item, value);
        }
    }
}
