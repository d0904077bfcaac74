package io.jenkins.plugins.bedrock.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A folder around a job that says something about models.
 *
 * @param folder its full name
 */
record FolderLevel(String folder, BedrockFolderProperty property) {

    /** The folders around an item, the outermost first; not the item itself. */
    static List<FolderLevel> around(Item item) {
        return upFrom(item.getParent());
    }

    /** The same, with the item itself if it is a folder. */
    static List<FolderLevel> upFrom(Object place) {
        List<FolderLevel> levels = new ArrayList<>();
        Object group = place;
        while (group instanceof Item parent) {
            if (group instanceof AbstractFolder<?> folder) {
                BedrockFolderProperty property = folder.getProperties().get(BedrockFolderProperty.class);
                if (property != null) {
                    levels.add(new FolderLevel(folder.getFullName(), property));
                }
            }
            group = parent.getParent();
        }
        Collections.reverse(levels);
        return levels;
    }

    List<ScopedEnvironment> environments() {
        return property.getEnvironments().stream()
                .map(environment -> new ScopedEnvironment(folder, environment))
                .toList();
    }

    /** Whether jobs may use an environment, as far as this folder is concerned: a listed one, or one of its own. */
    boolean allows(ScopedEnvironment environment) {
        return property.getAllowedEnvironments().isEmpty()
                || property.getAllowedEnvironments().contains(environment.name())
                || environment.scope().equals(folder);
    }

    /**
     * Whether jobs of this folder may take any model from below a prefix.
     *
     * @throws UnusableConfigurationException if the folder's list has a wrong value
     */
    boolean opens(AllowedPrefix prefix) {
        return property.getAllowedPrefixes().isEmpty()
                || prefixes().stream().anyMatch(allowed -> allowed.overlaps(prefix));
    }

    /**
     * Refuses a model that jobs of this folder may not take.
     *
     * @throws PromotionRefusedException naming what they may take
     * @throws UnusableConfigurationException if the folder's list has a wrong value
     */
    void requireAllowed(ModelUri model) {
        if (property.getAllowedPrefixes().isEmpty()) {
            return;
        }
        if (prefixes().stream().noneMatch(prefix -> prefix.covers(model))) {
            throw new PromotionRefusedException(
                    "The model " + model + " may not be taken by jobs of the folder " + folder
                            + ": they take models from "
                            + prefixes().stream().map(Object::toString).collect(Collectors.joining(", "))
                            + " only. Whoever may configure the folder can allow more.");
        }
    }

    private List<AllowedPrefix> prefixes() {
        return UnusableConfigurationException.of(
                "The list of allowed prefixes of the folder " + folder, property::prefixes);
    }
}
