package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.AwaitedParameters;
import io.jenkins.plugins.bedrock.builds.ImportWait;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import io.jenkins.plugins.bedrock.config.Durations;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import java.time.Instant;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Waits for the end of an import, and records what came of it. */
public final class AwaitImportBuilder extends ModelBuilder {

    private String job;
    private String atMost;

    /** The model is not asked for here, since mostly the build has started the import itself. */
    @DataBoundConstructor
    public AwaitImportBuilder(@CheckForNull String environment) {
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
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        AwaitedParameters asked = new AwaitedParameters(
                env.expand(getEnvironment()), env.expand(job), env.expand(getModel()), env.expand(getName()));
        Instant deadline = deadline(build, env);
        ImportWait wait = BuildCalls.call(
                () -> new ImportWait(build, StepPlace.freestyle(), asked, deadline), ImportWait::cancel);
        build.say(wait.status());
        ImportJob ended = BuildCalls.await(wait.ended(), wait::cancel);
        BuildCalls.call(() -> wait.concluded(ended));
    }

    private Instant deadline(PromotingBuild build, EnvVars env) {
        return atMost == null
                ? Instant.MAX
                : build.engine().background().scheduler().instant().plus(Durations.parse(env.expand(atMost)));
    }

    @Override
    @NonNull
    String leftRunning() {
        return "Aborted: the import is not waited for any more. Its job goes on, for AWS has no call to cancel one; the next"
                + " build takes it up.";
    }

    @Extension
    @Symbol("awaitImport")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
