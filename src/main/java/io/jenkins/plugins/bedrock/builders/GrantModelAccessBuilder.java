package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.AccessGranting;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Gives an import the access that it needs, or hands over what the source's owners are asked for. */
public final class GrantModelAccessBuilder extends ModelBuilder {

    private String expiresAfter;
    private boolean dryRun;

    @DataBoundConstructor
    public GrantModelAccessBuilder(@CheckForNull String model, @CheckForNull String environment) {
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
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        ModelParameters parameters = parameters(env);
        String lifetime = env.expand(expiresAfter);
        AccessGranting granting = new AccessGranting(build);
        BuildCalls.callForAccess(
                () -> dryRun ? granting.plan(parameters, lifetime) : granting.run(parameters, lifetime));
    }

    @Extension
    @Symbol("grantModelAccess")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
