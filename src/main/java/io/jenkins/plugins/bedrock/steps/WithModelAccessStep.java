package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Gives an import access for as long as its block runs, and takes it back however the block ends. */
public final class WithModelAccessStep extends ModelStep {

    private String expiresAfter;

    @DataBoundConstructor
    public WithModelAccessStep(String model, String environment) {
        super(environment, model);
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
    public StepExecution start(StepContext context) {
        return new WithModelAccessExecution(context, parameters(), expiresAfter);
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "withModelAccess";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WithModelAccessStep_displayName();
        }

        @RequirePOST
        public FormValidation doCheckExpiresAfter(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkExpiresAfter(item, value);
        }
    }
}
