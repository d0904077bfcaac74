package io.jenkins.plugins.bedrock.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.builds.AwaitedParameters;
import io.jenkins.plugins.bedrock.builds.ImportWait;
import io.jenkins.plugins.bedrock.builds.ModelForm;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.config.Durations;
import java.io.IOException;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Waits for the end of an import, holding neither a thread nor an agent, and records what came of it. */
public final class AwaitImportStep extends ModelStep {

    private String job;
    private String atMost;

    /** The model is not asked for here, since mostly the build has started the import itself. */
    @DataBoundConstructor
    public AwaitImportStep(String environment) {
        super(environment, null);
    }

    @DataBoundSetter
    public void setModel(@CheckForNull String model) {
        useModel(model);
    }

    /** Name or ARN of the import job, if neither this build has started it nor the model is given. */
    @CheckForNull
    public String getJob() {
        return job;
    }

    @DataBoundSetter
    public void setJob(@CheckForNull String job) {
        this.job = Util.fixEmptyAndTrim(job);
    }

    /** For how long to wait, for example {@code 2h}; no value means to the end. */
    @CheckForNull
    public String getAtMost() {
        return atMost;
    }

    @DataBoundSetter
    public void setAtMost(@CheckForNull String atMost) {
        this.atMost = Util.fixEmptyAndTrim(atMost);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, new AwaitedParameters(getEnvironment(), job, getModel(), getName()), atMost);
    }

    private static final class Execution extends ModelExecution {

        private static final long serialVersionUID = 1L;

        private final AwaitedParameters asked;
        private final String atMost;
        private long deadline;

        Execution(StepContext context, AwaitedParameters asked, String atMost) {
            super(context);
            this.asked = asked;
            this.atMost = atMost;
        }

        @Override
        void work(@NonNull PromotingBuild build) throws IOException, InterruptedException {
            label("Await the import into " + asked.getEnvironment());
            ImportWait wait = new ImportWait(build, place(), asked, deadline(build));
            waitWith(wait::cancel);
            status(build, wait.status());
            whenDone(wait.ended(), job -> linked(wait.concluded(job)));
        }

        private Instant deadline(PromotingBuild build) {
            if (atMost == null) {
                return Instant.MAX;
            }
            if (deadline == 0) {
                Instant now = build.engine().background().scheduler().instant();
                deadline = now.plus(Durations.parse(atMost)).toEpochMilli();
                getContext().saveState();
            }
            return Instant.ofEpochMilli(deadline);
        }
    }

    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {

        @Override
        public String getFunctionName() {
            return "awaitImport";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AwaitImportStep_displayName();
        }

        @RequirePOST
        public FormValidation doCheckAtMost(@AncestorInPath Item item, @QueryParameter String value) {
            return ModelForm.checkDuration(item, value);
        }
    }
}
