package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;

/** Where credentials are looked for: a build, or the place of a form. */
abstract class CredentialsPlace {

    /** The job or folder; no value means this controller as a whole. */
    @CheckForNull
    abstract Item item();

    /** What the place may use under this ID; no value if there is none. */
    @CheckForNull
    abstract <C extends StandardCredentials> C find(Class<C> type, String credentialsId);

    /**
     * What the place may use under this ID.
     *
     * @param kind what people call the type
     * @throws RoleUnavailableException if there is none
     */
    final <C extends StandardCredentials> C require(Class<C> type, String kind, String credentialsId) {
        C found = credentialsId.isBlank() ? null : find(type, credentialsId);
        if (found == null) {
            throw new RoleUnavailableException("There is no credential '" + credentialsId + "' of the kind " + kind
                    + " that " + this + " may use. Store it in the global store with the scope Global, or in a folder"
                    + " above the job, or correct the ID: credentials of other folders, and those of the scope System,"
                    + " are not for it.");
        }
        return found;
    }

    /** Whether the credential may lead to the controller's own ones: from the global store, or where a rule says so. */
    final boolean allowsController(StandardCredentials credential, RoleArn role) {
        Item item = item();
        return isStoredOnController(credential)
                || item != null
                        && ExtensionList.lookup(ControllerCredentialsRule.class).stream()
                                .anyMatch(rule -> rule.allows(item, role));
    }

    /** Whether an administrator has stored it for the whole controller. */
    boolean isStoredOnController(StandardCredentials credential) {
        return CredentialsHome.isController(credential);
    }

    /** For messages. */
    @Override
    public String toString() {
        Item item = item();
        return item == null ? "this controller" : item.getFullName();
    }
}
