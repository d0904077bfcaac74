package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.DeletionParameters;
import io.jenkins.plugins.bedrock.builds.ModelDeletion;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import java.time.Duration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes imported models that this plugin has imported and nobody uses; AWS bills their storage until then. */
public final class DeleteImportedModelBuilder extends ModelBuilder {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private String importedModel;
    private String digest;
    private String olderThan;
    private int keep;
    private boolean force;
    private boolean dryRun;

    /** What is deleted is said in one of several ways. */
    @DataBoundConstructor
    public DeleteImportedModelBuilder(@CheckForNull String environment) {
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
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        ModelParameters parameters = parameters(env);
        DeletionParameters wanted = new DeletionParameters(
                env.expand(importedModel), env.expand(digest), env.expand(olderThan), keep, force, dryRun);
        while (ModelDeletion.isTooEarly()) {
            build.engine().background().scheduler().sleep(LOOK_AGAIN);
        }
        BuildCalls.call(() -> new ModelDeletion(build).run(parameters, wanted));
    }

    @Extension
    @Symbol("deleteImportedModel")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
