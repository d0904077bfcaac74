package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.ImportStart;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Starts the import of a model as soon as the account's import slot is free; never a second one of the same. */
public final class ImportBedrockModelBuilder extends ModelBuilder {

    private String digest;
    private String accept;

    @DataBoundConstructor
    public ImportBedrockModelBuilder(@CheckForNull String model, @CheckForNull String environment) {
        super(environment, model);
    }

    /** What the model must be, as an inspection has shown it; no value takes any. */
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
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        ModelParameters parameters = parameters(env);
        String wanted = env.expand(digest);
        String accepted = env.expand(accept);
        ImportStart start = new ImportStart(build, StepPlace.freestyle());
        QueuedImport queued = BuildCalls.call(() -> start.begin(parameters, wanted, accepted), QueuedImport::cancel);
        ImportOutcome outcome = BuildCalls.await(start.outcome(parameters, queued), queued::cancel);
        BuildCalls.call(() -> start.concluded(outcome));
    }

    @Override
    @NonNull
    String leftRunning() {
        return "Aborted: no import is waited for or started any more. An import job that was started goes on, for AWS has"
                + " no call to cancel one; the next build takes it up.";
    }

    @Extension
    @Symbol("importBedrockModel")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
