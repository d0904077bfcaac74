package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.InspectionOptions;
import io.jenkins.plugins.bedrock.builds.ModelInspection;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.connection.ModelReadings;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Looks at a model: what it is, and what stands against its import. Changes nothing. */
public final class InspectModelBuilder extends ModelBuilder {

    private String failOn;
    private String accept;
    private boolean hash;

    @DataBoundConstructor
    public InspectModelBuilder(@CheckForNull String model, @CheckForNull String environment) {
        super(environment, model);
    }

    /** What fails the step: {@code error}, {@code warning} (errors, too) or {@code never}. */
    @NonNull
    public String getFailOn() {
        return failOn == null ? InspectionOptions.ERROR : failOn;
    }

    @DataBoundSetter
    public void setFailOn(@CheckForNull String failOn) {
        this.failOn = Util.fixEmptyAndTrim(failOn);
    }

    /** Codes of findings that do not fail the step, separated by commas or spaces. */
    @CheckForNull
    public String getAccept() {
        return accept;
    }

    @DataBoundSetter
    public void setAccept(@CheckForNull String accept) {
        this.accept = Util.fixEmptyAndTrim(accept);
    }

    /** Whether the bytes of all objects are read for their SHA-256. */
    public boolean isHash() {
        return hash;
    }

    @DataBoundSetter
    public void setHash(boolean hash) {
        this.hash = hash;
    }

    @Override
    void promote(@NonNull PromotingBuild build, @NonNull EnvVars env) throws InterruptedException {
        ModelParameters parameters = parameters(env);
        InspectionOptions options = new InspectionOptions(failOn, env.expand(accept), hash);
        ModelInspection inspection = new ModelInspection(build, StepPlace.freestyle());
        Optional<String> model = BuildCalls.call(() -> inspection.toRead(parameters, options));
        if (model.isPresent()) {
            ModelReadings readings = AwsConnection.get().readings();
            readings.whyWaiting(model.get()).ifPresent(build::say);
            BuildCalls.call(readings.of(model.get()), () -> read(inspection, parameters));
        }
        BuildCalls.call(() -> inspection.run(parameters, options));
    }

    private static boolean read(ModelInspection inspection, ModelParameters parameters) throws InterruptedException {
        inspection.read(parameters);
        return true;
    }

    @Extension
    @Symbol("inspectModel")
    public static final class DescriptorImpl extends TwinDescriptor {}
}
