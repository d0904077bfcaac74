package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.AcceptanceQuestion;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Tells whether an environment has accepted a model, so that a Pipeline can decide what to do. Changes nothing. */
public final class IsModelAcceptedStep extends ModelStep {

    private String digest;

    /** Which model is meant is said by the place where it lies, or by its digest. */
    @DataBoundConstructor
    public IsModelAcceptedStep(String environment) {
        super(environment, null);
    }

    @DataBoundSetter
    public void setModel(@CheckForNull String model) {
        useModel(model);
    }

    /** What the model is, in place of where it lies: then no call is made. */
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    @DataBoundSetter
    public void setDigest(@CheckForNull String digest) {
        this.digest = Util.fixEmptyAndTrim(digest);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, parameters(), digest);
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;
        private final String digest;

        Execution(StepContext context, ModelParameters parameters, String digest) {
            super(context);
            this.parameters = parameters;
            this.digest = digest;
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Accepted in " + parameters.getEnvironment() + "?");
            succeed(new AcceptanceQuestion(build).ask(parameters, digest));
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "isModelAccepted";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.IsModelAcceptedStep_displayName();
        }
    }
}
