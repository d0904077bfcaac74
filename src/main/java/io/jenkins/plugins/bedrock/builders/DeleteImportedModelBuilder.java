package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.ModelDeletion;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes an imported model that this plugin has imported; AWS bills its storage until then. */
public final class DeleteImportedModelBuilder extends ModelBuilder {

    private String importedModel;

    /** What is deleted is said by name or ARN in AWS, or by the S3 URI that it was imported from. */
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

    @Override
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        ModelParameters parameters = parameters(env);
        String which = env.expand(importedModel);
        BuildCalls.call(() -> new ModelDeletion(build).run(parameters, which));
    }

    @Extension
    @Symbol("deleteImportedModel")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
