package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import io.jenkins.plugins.bedrock.builds.ModelInspection;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Looks at a model: what there is, and what it is. Changes nothing. */
public final class InspectModelBuilder extends ModelBuilder {

    @DataBoundConstructor
    public InspectModelBuilder(@CheckForNull String model, @CheckForNull String environment) {
        super(environment, model);
    }

    @Override
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        ModelParameters parameters = parameters(env);
        BuildCalls.call(() -> new ModelInspection(build).run(parameters));
    }

    @Extension
    @Symbol("inspectModel")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
