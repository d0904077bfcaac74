package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.builds.DeletionParameters;
import io.jenkins.plugins.bedrock.builds.ModelDeletion;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Deletes imported models that this plugin has imported and nobody uses; AWS bills their storage until then. */
public final class DeleteImportedModelStep extends ModelStep {

    private String importedModel;
    private String digest;
    private String olderThan;
    private int keep;
    private boolean force;
    private boolean dryRun;

    /** What is deleted is said in one of several ways. */
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

    /** What was imported, {@code sha256:…}. */
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    @DataBoundSetter
    public void setDigest(@CheckForNull String digest) {
        this.digest = Util.fixEmptyAndTrim(digest);
    }

    /** How long ago a model was imported at least, for example {@code 30d}. */
    @CheckForNull
    public String getOlderThan() {
        return olderThan;
    }

    @DataBoundSetter
    public void setOlderThan(@CheckForNull String olderThan) {
        this.olderThan = Util.fixEmptyAndTrim(olderThan);
    }

    /** How many of the newest stay; 0 means none because it is new. */
    public int getKeep() {
        return keep;
    }

    @DataBoundSetter
    public void setKeep(int keep) {
        this.keep = Math.max(0, keep);
    }

    /** Whether the current model of the environment may go. */
    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    /** Whether it is only said what would go. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(
                context, parameters(), new DeletionParameters(importedModel, digest, olderThan, keep, force, dryRun));
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;
        private final DeletionParameters wanted;

        Execution(StepContext context, ModelParameters parameters, DeletionParameters wanted) {
            super(context);
            this.parameters = parameters;
            this.wanted = wanted;
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Delete imported models from " + parameters.getEnvironment());
            if (ModelDeletion.isTooEarly()) {
                status(build, "Waiting until Jenkins has loaded all builds: one of them may need a model.");
                advanceLater(build);
            } else {
                succeed(new ModelDeletion(build).run(parameters, wanted));
            }
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

        @RequirePOST
        public FormValidation doCheckDigest(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkDigest(item, value);
        }

        @RequirePOST
        public FormValidation doCheckOlderThan(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkDuration(item, value);
        }
    }
}
