package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.util.FormValidation;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/**
 * The form of a credential: whose store it is open for, and what the person before it may do there.
 *
 * @param context a folder, or Jenkins
 */
record CredentialForm(@CheckForNull ModelObject context) {

    /** Where the credential is going to be used; no value means anywhere. */
    @CheckForNull
    Item item() {
        return context instanceof Item item ? item : null;
    }

    /** Whether this person may put a credential into the store and have it used. */
    boolean mayStore() {
        Item item = item();
        if (item == null) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
        }
        return item.hasAnyPermission(CredentialsProvider.CREATE, CredentialsProvider.UPDATE)
                && item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /** @throws org.springframework.security.access.AccessDeniedException unless {@link #mayStore()} */
    void requireMayStore() {
        Item item = item();
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkAnyPermission(CredentialsProvider.CREATE, CredentialsProvider.UPDATE);
            item.checkPermission(CredentialsProvider.USE_ITEM);
        }
    }

    /** Says what is wrong with a value, to those whom it concerns. */
    FormValidation check(Supplier<?> value) {
        if (!mayStore()) {
            return FormValidation.ok();
        }
        try {
            value.get();
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
