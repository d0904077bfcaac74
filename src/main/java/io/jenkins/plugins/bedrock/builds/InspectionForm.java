package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;

/** What the forms of steps and build steps that inspect offer and check. */
public final class InspectionForm {

    private InspectionForm() {}

    /** On what an inspection may fail. */
    @NonNull
    public static ListBoxModel failOns() {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.InspectionForm_error(), InspectionOptions.ERROR);
        choices.add(Messages.InspectionForm_warning(), InspectionOptions.WARNING);
        choices.add(Messages.InspectionForm_never(), InspectionOptions.NEVER);
        return choices;
    }

    @NonNull
    public static FormValidation checkAccept(@CheckForNull Item item, @CheckForNull String value) {
        return ModelForm.checkOptional(item, value, InspectionOptions::accepted);
    }
}
