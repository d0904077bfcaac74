package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import java.util.Map;

/**
 * What the descriptors of the build steps have in common: the form is that of the step with the same name. Public because
 * views can reach no members of other classes.
 */
public abstract class TwinDescriptor extends BuildStepDescriptor<Builder> {

    @Override
    public final boolean isApplicable(@SuppressWarnings("rawtypes") Class<? extends AbstractProject> jobType) {
        return true;
    }

    @NonNull
    @Override
    public final String getDisplayName() {
        return StepForm.of(this).getDisplayName();
    }

    @Override
    public final String getConfigPage() {
        return StepForm.of(this).getConfigPage();
    }

    /** A page of its own where the twin differs, otherwise the step's. */
    @Override
    public final String getHelpFile(String field) {
        String own = super.getHelpFile(field);
        return own == null ? StepForm.of(this).getHelpFile(field) : own;
    }

    @Override
    public final void calcFillSettings(String field, Map<String, Object> attributes) {
        StepForm.of(this).calcFillSettings(field, attributes);
    }

    @Override
    public final FormValidation.CheckMethod getCheckMethod(String field) {
        return StepForm.of(this).getCheckMethod(field);
    }
}
