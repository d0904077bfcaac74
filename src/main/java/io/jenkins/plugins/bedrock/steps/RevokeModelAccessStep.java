package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.bedrock.builds.AccessRevocation;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Takes back the access that was given for an import, when no import reads the model any more. */
public final class RevokeModelAccessStep extends ModelStep {

    @DataBoundConstructor
    public RevokeModelAccessStep(String model, String environment) {
        super(environment, model);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, parameters());
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final ModelParameters parameters;

        Execution(StepContext context, ModelParameters parameters) {
            super(context);
            this.parameters = parameters;
        }

        @Override
        @NonNull
        ExecutorService pool(@NonNull AwsConnection here) {
            return here.access();
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Revoke access to " + parameters);
            Map<String, Object> result = new AccessRevocation(build).run(parameters);
            if (AccessRevocation.isToBeTriedAgain(result)) {
                status(build, AccessRevocation.message(result));
                advanceLater(build);
            } else {
                succeed(result);
            }
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "revokeModelAccess";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RevokeModelAccessStep_displayName();
        }
    }
}
