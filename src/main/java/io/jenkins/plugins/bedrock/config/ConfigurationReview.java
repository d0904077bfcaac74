package io.jenkins.plugins.bedrock.config;

import hudson.model.Descriptor;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at a configuration as a whole: what forms and code are refused, and what is logged of a file. */
final class ConfigurationReview {

    private ConfigurationReview() {}

    /** @throws UnusableConfigurationException naming the first source with a wrong value */
    static void requireSources(List<ModelSource> sources) {
        Set<String> names = new HashSet<>();
        for (ModelSource source : sources) {
            source.requireUsable();
            if (!names.add(source.getName())) {
                throw new UnusableConfigurationException(
                        "Two sources are called " + source.getName() + ": give one of them another name.");
            }
        }
    }

    /**
     * Looks at the controller's environments, each by itself and all as a path.
     *
     * @throws UnusableConfigurationException naming the first with a wrong value, or what is wrong with the path
     */
    static void requireEnvironments(List<ModelEnvironment> environments) {
        List<ScopedEnvironment> all = environments.stream()
                .map(environment -> new ScopedEnvironment("", environment))
                .toList();
        all.forEach(ScopedEnvironment::requireUsable);
        UnusableConfigurationException.of(
                "The environments",
                () -> new PromotionPath(
                        all.stream().map(ScopedEnvironment::withoutAccess).toList()));
    }

    /**
     * Looks at the environments of a folder, without those around it.
     *
     * @throws UnusableConfigurationException naming the first environment with a wrong value, or a name or an account and
     *     Region that are there twice
     */
    static void requireFolderEnvironments(String folder, List<ModelEnvironment> environments) {
        Map<String, ScopedEnvironment> earlier = new LinkedHashMap<>();
        for (ModelEnvironment definition : environments) {
            ScopedEnvironment environment = new ScopedEnvironment(folder, definition);
            environment.requireUsable();
            if (earlier.containsKey(environment.name())) {
                throw new UnusableConfigurationException(
                        "Two environments are called " + environment.name() + ": give one of them another name.");
            }
            earlier.values().stream()
                    .filter(environment::isSamePlaceAs)
                    .findFirst()
                    .ifPresent(other -> {
                        throw new UnusableConfigurationException(environment.samePlaceAs(other));
                    });
            earlier.put(environment.name(), environment);
        }
    }

    /** What is wrong with a configuration that was read from a file; empty if nothing is. */
    static List<String> ofController(BedrockConfiguration configuration) {
        return problems(Stream.of(
                () -> requireSources(configuration.getSources()),
                () -> requireEnvironments(configuration.getEnvironments()),
                () -> configuration.getControllerCredentials().forEach(ControllerCredentialsGrant::requireUsable),
                configuration::matrix));
    }

    /** What is wrong with a folder that was read from a file; empty if nothing is. */
    static List<String> ofFolder(Item folder, BedrockFolderProperty property) {
        return problems(Stream.of(
                property::requireLimits,
                () -> requireFolderEnvironments(folder.getFullName(), property.getEnvironments()),
                () -> VisibleEnvironments.around(folder).requireNew(folder.getFullName(), property.getEnvironments())));
    }

    /** Runs all of these and gathers what they refuse. A file can hold anything, hence the wide catch. */
    static List<String> problems(Stream<Runnable> checks) {
        List<String> problems = new ArrayList<>();
        checks.forEach(check -> {
            try {
                check.run();
            } catch (RuntimeException e) {
                problems.add(e instanceof IllegalArgumentException ? e.getMessage() : e.toString());
            }
        });
        return problems;
    }

    /** What a form shows if its values are refused: our own sentence, whatever Stapler has wrapped around it. */
    static Descriptor.FormException asFormException(Throwable failure, String field) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableConfigurationException) {
                return new Descriptor.FormException(cause.getMessage(), failure, field);
            }
        }
        return new Descriptor.FormException(String.valueOf(failure.getMessage()), failure, field);
    }
}
