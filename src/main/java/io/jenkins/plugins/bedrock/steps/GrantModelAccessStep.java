package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.builds.AccessGranting;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Gives an import the access that it needs, or hands over what the source's owners are asked for. */
public final class GrantModelAccessStep extends ModelStep {

    private String expiresAfter;
    private boolean dryRun;

    @DataBoundConstructor
    public GrantModelAccessStep(String model, String environment) {
        super(environment, model);
    }

    /** For example {@code 24h}; no value means until it is revoked. */
    @CheckForNull
    public String getExpiresAfter() {
        return expiresAfter;
    }

    @DataBoundSetter
    public void setExpiresAfter(@CheckForNull String expiresAfter) {
        this.expiresAfter = Util.fixEmptyAndTrim(expiresAfter);
    }

    /** Whether the change is only shown. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, parameters(), expiresAfter, dryRun);
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;
        private final String expiresAfter;
        private final boolean dryRun;

        Execution(StepContext context, ModelParameters parameters, String expiresAfter, boolean dryRun) {
            super(context);
            this.parameters = parameters;
            this.expiresAfter = expiresAfter;
            this.dryRun = dryRun;
        }

        @Override
        @NonNull
        ExecutorService pool(@NonNull AwsConnection here) {
            return here.access();
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label((dryRun ? "Plan access to " : "Grant access to ") + parameters);
            AccessGranting granting = new AccessGranting(build);
            succeed(dryRun ? granting.plan(parameters, expiresAfter) : granting.run(parameters, expiresAfter));
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "grantModelAccess";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.GrantModelAccessStep_displayName();
        }

        @RequirePOST
        public FormValidation doCheckExpiresAfter(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkExpiresAfter(item, value);
        }
    }
}
