package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.bedrock.builds.ModelInspection;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Looks at a model: what there is, and what it is. Changes nothing. */
public final class InspectModelStep extends ModelStep {

    @DataBoundConstructor
    public InspectModelStep(String model, String environment) {
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
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Inspect " + parameters);
            succeed(new ModelInspection(build).run(parameters));
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
    }
}
