package io.jenkins.plugins.bedrock.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.Collection;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;

/**
 * Where a credential is stored. Found by the instance: two credentials of the same ID, one in a folder and one in the
 * global store, are equal to each other.
 */
final class CredentialsHome {

    private static final String CONTROLLER = "controller";

    private CredentialsHome() {}

    /** Whether it is this very one that is stored in the global store. */
    static boolean isController(Credentials credential) {
        return SystemCredentialsProvider.getInstance().getDomainCredentialsMap().values().stream()
                .anyMatch(stored -> contains(stored, credential));
    }

    /**
     * A name for the place: {@code controller}, or {@code folder/team-a}. One that no store shows (an external provider
     * has it) counts as the item's own.
     *
     * @param item from where it was found; no value means the controller
     */
    static String of(Credentials credential, @CheckForNull Item item) {
        if (item == null || isController(credential)) {
            return CONTROLLER;
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return StreamSupport.stream(CredentialsProvider.lookupStores(item).spliterator(), false)
                    .filter(store -> holds(store, credential))
                    .findFirst()
                    .map(CredentialsHome::nameOf)
                    .orElse("external/" + item.getFullName());
        }
    }

    private static boolean holds(CredentialsStore store, Credentials credential) {
        return store.getDomains().stream().anyMatch(domain -> contains(store.getCredentials(domain), credential));
    }

    private static boolean contains(Collection<Credentials> stored, Credentials credential) {
        return stored.stream().anyMatch(one -> one == credential);
    }

    private static String nameOf(CredentialsStore store) {
        Object context = store.getContext();
        if (context instanceof Jenkins) {
            return CONTROLLER;
        }
        return context instanceof Item folder
                ? "folder/" + folder.getFullName()
                : "store/" + store.getContext().getDisplayName();
    }
}
