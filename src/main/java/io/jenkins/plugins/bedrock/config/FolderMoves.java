package io.jenkins.plugins.bedrock.config;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Follows a folder that is renamed or moved: what an administrator has granted it would otherwise go to whoever creates
 * the next folder of the old name.
 */
@Extension
public final class FolderMoves extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(FolderMoves.class.getName());

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        BedrockConfiguration configuration = BedrockConfiguration.get();
        if (configuration.names(oldFullName)) {
            configuration.follow(oldFullName, newFullName);
            LOGGER.log(
                    Level.INFO,
                    "The folder {0} is {1} now; sources and granted credentials name it so.",
                    new Object[] {oldFullName, newFullName});
        }
    }

    /** Is only told of: an administrator may want the same for the next folder of this name. */
    @Override
    public void onDeleted(Item item) {
        if (BedrockConfiguration.get().names(item.getFullName())) {
            LOGGER.log(
                    Level.WARNING,
                    "The folder {0} was deleted, but a source or a grant of the controller''s credentials still names it:"
                            + " whoever creates a folder of this name gets what they allow.",
                    item.getFullName());
        }
    }
}
