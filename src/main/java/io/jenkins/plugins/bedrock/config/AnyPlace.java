package io.jenkins.plugins.bedrock.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.credentials.RoleUnavailableException;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import java.util.function.Function;
import jenkins.model.Jenkins;

/**
 * Where the role of a definition is found, when no job asks for it: at the definition's own place; and for what is defined
 * for the whole controller in a folder, too, since its credential may be kept there, for the jobs of that folder alone.
 */
final class AnyPlace {

    /** Looking into more takes longer than it helps. */
    private static final int MOST_FOLDERS = 200;

    private AnyPlace() {}

    /**
     * The access from the first place that has the role.
     *
     * @param place where it is defined; null for the whole controller
     * @throws RoleUnavailableException from the definition's own place, if no place has it
     */
    static AccountAccess access(@CheckForNull Item place, Function<Item, AccountAccess> from) {
        try {
            return from.apply(place);
        } catch (RoleUnavailableException missing) {
            if (place != null) {
                throw missing;
            }
            return inFolders(from, missing);
        }
    }

    private static AccountAccess inFolders(Function<Item, AccountAccess> from, RoleUnavailableException missing) {
        int looked = 0;
        for (AbstractFolder<?> folder : Jenkins.get().allItems(AbstractFolder.class)) {
            if (looked++ == MOST_FOLDERS) {
                break;
            }
            try {
                return from.apply(folder);
            } catch (RoleUnavailableException e) {
                missing.addSuppressed(e);
            }
        }
        throw missing;
    }
}
