package io.jenkins.plugins.bedrock.config;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The environments that can be seen from a place: the controller's, and those of the folders around it, each name once.
 *
 * <p>A folder that defines a name again which is there already does not get through with it: the name is refused in that
 * folder, so that neither definition is taken for the other. So is a second environment of one account and Region, from
 * which records could not tell the first.
 */
final class VisibleEnvironments {

    private final Map<String, ScopedEnvironment> byName = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    VisibleEnvironments(List<ModelEnvironment> controllers, List<FolderLevel> folders) {
        controllers.forEach(environment -> add(new ScopedEnvironment("", environment)));
        folders.forEach(folder -> folder.environments().forEach(this::add));
    }

    /** Those that an item sees; of a folder, without its own. */
    static VisibleEnvironments around(Item item) {
        return new VisibleEnvironments(BedrockConfiguration.get().getEnvironments(), FolderLevel.around(item));
    }

    private void add(ScopedEnvironment environment) {
        Optional<ScopedEnvironment> sameAccount = outerOfSameAccount(environment);
        Optional<ScopedEnvironment> samePlace =
                byName.values().stream().filter(environment::isSamePlaceAs).findFirst();
        ScopedEnvironment earlier = byName.putIfAbsent(environment.name(), environment);
        if (earlier != null) {
            refused.putIfAbsent(environment.name(), redefinition(earlier, environment.scope()));
        } else if (sameAccount.isPresent()) {
            refused.put(environment.name(), takenAccount(environment, sameAccount.get()));
        } else if (samePlace.isPresent()) {
            refused.put(environment.name(), environment.samePlaceAs(samePlace.get()));
        }
    }

    /**
     * Roles and imported models belong to an account: a folder's environment in the account of an outer one would be a way
     * around what that one asks of models and jobs.
     */
    private Optional<ScopedEnvironment> outerOfSameAccount(ScopedEnvironment environment) {
        return environment.scope().isEmpty()
                ? Optional.empty()
                : byName.values().stream()
                        .filter(other -> !other.scope().equals(environment.scope()))
                        .filter(other -> other.isOfSameAccount(environment))
                        .findFirst();
    }

    private static String takenAccount(ScopedEnvironment environment, ScopedEnvironment earlier) {
        return "The folder " + environment.scope() + " defines the environment " + environment.name()
                + " in the account of " + earlier.name() + ", which is defined "
                + (earlier.scope().isEmpty() ? "for the whole controller" : "in the folder " + earlier.scope())
                + ": that would be a way around what that one asks of models and jobs. Give the folder's environment an"
                + " account of its own.";
    }

    private static String redefinition(ScopedEnvironment earlier, String scope) {
        if (scope.isEmpty()) {
            return "Two environments are called " + earlier.name() + ": an administrator has to rename one of them.";
        }
        return "The folder " + scope + " defines an environment " + earlier.name() + ", but there is one of this name "
                + (earlier.scope().isEmpty() ? "for the whole controller" : "in the folder " + earlier.scope())
                + " already: a folder can add environments, not define them again. Give the folder's another name.";
    }

    Collection<ScopedEnvironment> all() {
        return byName.values().stream()
                .filter(environment -> !refused.containsKey(environment.name()))
                .toList();
    }

    /**
     * The environment of this name; no value if there is none.
     *
     * @throws PromotionRefusedException if a folder defines it again
     */
    Optional<ScopedEnvironment> find(String name) {
        if (refused.containsKey(name)) {
            throw new PromotionRefusedException(refused.get(name));
        }
        return Optional.ofNullable(byName.get(name));
    }

    /** The bare name that a source's prefix means; no value if that environment is not seen from here. */
    Optional<EnvironmentName> resolve(EnvironmentReference reference) {
        return Optional.ofNullable(byName.get(reference.name().value()))
                .filter(found -> found.scope().equals(reference.scope()))
                .map(found -> reference.name());
    }

    /**
     * Refuses names that are there already, and accounts of environments around the folder.
     *
     * @throws UnusableConfigurationException naming the first
     */
    void requireNew(String folder, List<ModelEnvironment> environments) {
        for (ModelEnvironment environment : environments) {
            requireNew(environment.getName());
            ScopedEnvironment added = new ScopedEnvironment(folder, environment);
            outerOfSameAccount(added).ifPresent(outer -> {
                throw new UnusableConfigurationException(takenAccount(added, outer));
            });
        }
    }

    void requireNew(String name) {
        ScopedEnvironment earlier = byName.get(name);
        if (earlier != null) {
            throw new UnusableConfigurationException("There is an environment " + name + " "
                    + (earlier.scope().isEmpty() ? "for the whole controller" : "in the folder " + earlier.scope())
                    + " already: a folder can add environments, not define them again. Choose another name.");
        }
    }

    /** Warns in a form of names that nobody has defined. */
    FormValidation warningOfUnknown(List<String> names) {
        String unknown =
                names.stream().filter(name -> !byName.containsKey(name)).collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? FormValidation.ok()
                : FormValidation.warning(
                        Messages.VisibleEnvironments_Unknown(unknown, String.join(", ", byName.keySet())));
    }
}
