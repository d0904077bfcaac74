package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/**
 * Where a form is open, and so who may ask its descriptor something: the system configuration, or a folder.
 *
 * @param item the folder; none in the system configuration
 */
record FormContext(@CheckForNull Item item) {

    /** Where an environment of this form is defined: empty for the whole controller, or the folder's full name. */
    String scope() {
        return item == null ? "" : item.getFullName();
    }

    boolean mayConfigure() {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    /** @throws hudson.security.AccessDeniedException3 to whoever may not configure here */
    void requireConfigure() {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }

    /** Makes the engine's value and shows its message if that fails. */
    FormValidation check(Supplier<?> value) {
        return checkField(() -> {
            value.get();
            return FormValidation.ok();
        });
    }

    /** The same for a check that gives its own answer. Tells nothing to whoever may not configure here. */
    FormValidation checkField(Supplier<FormValidation> check) {
        if (!mayConfigure()) {
            return FormValidation.ok();
        }
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** What can be chosen; only the current value for whoever may not configure here. */
    @NonNull
    ListBoxModel items(@CheckForNull String current, @NonNull ListBoxModel all) {
        if (mayConfigure()) {
            return all;
        }
        ListBoxModel only = new ListBoxModel();
        only.add(current == null ? "" : current);
        return only;
    }

    /** The same for a field that takes other values, too. */
    @NonNull
    ComboBoxModel suggestions(@NonNull ComboBoxModel all) {
        return mayConfigure() ? all : new ComboBoxModel();
    }
}
