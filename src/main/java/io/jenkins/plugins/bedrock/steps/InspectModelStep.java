package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.builds.InspectionForm;
import io.jenkins.plugins.bedrock.builds.InspectionOptions;
import io.jenkins.plugins.bedrock.builds.ModelInspection;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.connection.ModelReadings;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Looks at a model: what it is, and what stands against its import. Changes nothing. */
public final class InspectModelStep extends ModelStep {

    private String failOn;
    private String accept;
    private boolean hash;

    @DataBoundConstructor
    public InspectModelStep(String model, String environment) {
        super(environment, model);
    }

    /** What fails the step: {@code error}, {@code warning} (errors, too) or {@code never}. */
    @NonNull
    public String getFailOn() {
        return failOn == null ? InspectionOptions.ERROR : failOn;
    }

    @DataBoundSetter
    public void setFailOn(@CheckForNull String failOn) {
        this.failOn = Util.fixEmptyAndTrim(failOn);
    }

    /** Codes of findings that do not fail the step, separated by commas or spaces. */
    @CheckForNull
    public String getAccept() {
        return accept;
    }

    @DataBoundSetter
    public void setAccept(@CheckForNull String accept) {
        this.accept = Util.fixEmptyAndTrim(accept);
    }

    /** Whether the bytes of all objects are read for their SHA-256. */
    public boolean isHash() {
        return hash;
    }

    @DataBoundSetter
    public void setHash(boolean hash) {
        this.hash = hash;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, parameters(), new InspectionOptions(failOn, accept, hash));
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;
        private final InspectionOptions options;

        Execution(StepContext context, ModelParameters parameters, InspectionOptions options) {
            super(context);
            this.parameters = parameters;
            this.options = options;
        }

        /** A program that an earlier version has saved has none. */
        private InspectionOptions options() {
            return options == null ? new InspectionOptions(null, null, false) : options;
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Inspect " + parameters);
            Optional<String> model = new ModelInspection(build, place()).toRead(parameters, options());
            if (model.isPresent()) {
                readFirst(build, model.get());
            } else {
                inspect(build);
            }
        }

        private void readFirst(PromotingBuild build, String model) {
            ModelReadings readings = AwsConnection.get().readings();
            readings.whyWaiting(model).ifPresent(why -> status(build, why));
            perform(readings.of(model), this::read);
        }

        private void read(PromotingBuild build) throws IOException, InterruptedException {
            new ModelInspection(build, place()).read(parameters);
            perform(this::inspect);
        }

        private void inspect(PromotingBuild build) throws IOException, InterruptedException {
            succeed(new ModelInspection(build, place()).run(parameters, options()));
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "inspectModel";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.InspectModelStep_displayName();
        }

        @RequirePOST
        public ListBoxModel doFillFailOnItems(@AncestorInPath Item item) {
            return InspectionForm.failOns();
        }

        @RequirePOST
        public FormValidation doCheckAccept(@AncestorInPath Item item, @QueryParameter String value) {
            return InspectionForm.checkAccept(item, value);
        }
    }
}
