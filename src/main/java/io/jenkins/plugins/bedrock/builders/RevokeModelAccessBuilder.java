package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import io.jenkins.plugins.bedrock.builds.AccessRevocation;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Takes back the access that was given for an import, when no import reads the model any more. */
public final class RevokeModelAccessBuilder extends ModelBuilder {

    @DataBoundConstructor
    public RevokeModelAccessBuilder(@CheckForNull String model, @CheckForNull String environment) {
        super(environment, model);
    }

    @Override
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        new Revoking(build, new AccessRevocation(build), parameters(env)).toTheEnd();
    }

    @Extension
    @Symbol("revokeModelAccess")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
