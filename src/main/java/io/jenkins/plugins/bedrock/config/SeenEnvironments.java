package io.jenkins.plugins.bedrock.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The environments that pages show, in the order in which models go through them. Nothing is refused here: an environment
 * with a wrong value is left out, and a circle is cut.
 */
public final class SeenEnvironments {

    private SeenEnvironments() {}

    /** Those of the whole controller. */
    @NonNull
    public static List<SeenEnvironment> ofController() {
        return inOrder(visible(List.of()).all());
    }

    /** Those that jobs of a folder may use, as far as the folder and those around it say. */
    @NonNull
    public static List<SeenEnvironment> ofFolder(@NonNull AbstractFolder<?> folder) {
        List<FolderLevel> levels = FolderLevel.upFrom(folder);
        return inOrder(allowed(levels, environment -> true));
    }

    /** Those that a job may use. */
    @NonNull
    public static List<SeenEnvironment> ofJob(@NonNull Item job) {
        return inOrder(allowed(FolderLevel.around(job), environment -> environment.allows(job.getFullName())));
    }

    /**
     * What an environment is called where it is defined; no value if it is defined no more, or in a folder that the one
     * who asks may not see.
     */
    @NonNull
    public static Optional<String> nameOf(@NonNull EnvironmentId environment) {
        return definedIn(environment.scope()).stream()
                .filter(seen -> seen.id().equals(environment))
                .map(SeenEnvironment::name)
                .findFirst();
    }

    private static List<SeenEnvironment> definedIn(String scope) {
        if (scope.isEmpty()) {
            return ofController();
        }
        List<FolderLevel> levels =
                ReadableItem.find(scope, Item.class).map(FolderLevel::upFrom).orElse(List.of());
        return inOrder(visible(levels).all());
    }

    private static VisibleEnvironments visible(List<FolderLevel> folders) {
        return new VisibleEnvironments(BedrockConfiguration.get().getEnvironments(), folders);
    }

    private static List<ScopedEnvironment> allowed(List<FolderLevel> folders, Predicate<ScopedEnvironment> byItself) {
        return visible(folders).all().stream()
                .filter(byItself)
                .filter(environment -> folders.stream().allMatch(folder -> folder.allows(environment)))
                .toList();
    }

    /** Each after its predecessors, and else as they are configured. */
    private static List<SeenEnvironment> inOrder(Collection<ScopedEnvironment> environments) {
        Map<String, ScopedEnvironment> left = new LinkedHashMap<>();
        environments.forEach(environment -> left.put(environment.name(), environment));
        List<SeenEnvironment> ordered = new ArrayList<>();
        Set<String> visited = new HashSet<>();
        left.values().forEach(environment -> visit(environment, left, visited, ordered));
        return List.copyOf(ordered);
    }

    private static void visit(
            ScopedEnvironment environment,
            Map<String, ScopedEnvironment> all,
            Set<String> visited,
            List<SeenEnvironment> ordered) {
        if (!visited.add(environment.name())) {
            return;
        }
        for (String predecessor : environment.definition().getPromotesFrom()) {
            if (all.containsKey(predecessor)) {
                visit(all.get(predecessor), all, visited, ordered);
            }
        }
        usable(environment).ifPresent(ordered::add);
    }

    private static Optional<SeenEnvironment> usable(ScopedEnvironment environment) {
        try {
            return Optional.of(new SeenEnvironment(environment));
        } catch (UnusableConfigurationException e) {
            return Optional.empty();
        }
    }
}
