package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.security.ACL;
import java.util.List;
import jenkins.model.Jenkins;

/** A job or folder, or the controller, outside of builds: for the checks of forms. */
class ItemPlace extends CredentialsPlace {

    /** What jobs may use; Jenkins itself could use more, but everything here is in the end for jobs. */
    static final CredentialsMatcher FOR_JOBS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    private final Item item;

    /** @param item no value means the controller, with its global store only */
    ItemPlace(@CheckForNull Item item) {
        this.item = item;
    }

    @CheckForNull
    @Override
    final Item item() {
        return item;
    }

    @CheckForNull
    @Override
    final <C extends StandardCredentials> C find(Class<C> type, String credentialsId) {
        List<C> all = item == null
                ? CredentialsProvider.lookupCredentialsInItemGroup(type, Jenkins.get(), ACL.SYSTEM2, List.of())
                : CredentialsProvider.lookupCredentialsInItem(type, item, ACL.SYSTEM2, List.of());
        return CredentialsMatchers.firstOrNull(
                all, CredentialsMatchers.both(CredentialsMatchers.withId(credentialsId), FOR_JOBS));
    }
}
