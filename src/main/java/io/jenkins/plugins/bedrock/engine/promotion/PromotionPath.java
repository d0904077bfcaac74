package io.jenkins.plugins.bedrock.engine.promotion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The environments in the order in which models go through them.
 *
 * @throws IllegalArgumentException if two have one name or are one place, if one names a predecessor that is not there,
 *     or if they go round in a circle
 */
public final class PromotionPath {

    private final Map<EnvironmentName, Environment> environments;

    public PromotionPath(Collection<Environment> environments) {
        Map<EnvironmentName, Environment> given = new LinkedHashMap<>();
        for (Environment environment : environments) {
            if (given.put(environment.name(), environment) != null) {
                throw new IllegalArgumentException("Two environments are called " + environment.name() + ".");
            }
        }
        requireDifferentPlaces(given.values());
        Map<EnvironmentName, Environment> ordered = new LinkedHashMap<>();
        given.values().forEach(environment -> visit(environment, given, ordered, new ArrayList<>()));
        this.environments = ordered;
    }

    /** All environments, each after its predecessors. */
    public List<Environment> environments() {
        return List.copyOf(environments.values());
    }

    /**
     * Finds an environment.
     *
     * @throws PromotionRefusedException if there is none of this name; names those that there are
     */
    public Environment environment(EnvironmentName name) {
        Environment found = environments.get(name);
        if (found == null) {
            throw new PromotionRefusedException("There is no environment " + name + " here. There are: "
                    + environments.keySet().stream().map(EnvironmentName::value).collect(Collectors.joining(", "))
                    + ".");
        }
        return found;
    }

    /** The environments that must accept a model before this one takes it. */
    public List<Environment> predecessors(Environment environment) {
        return environment.entry().predecessors().names().stream()
                .map(this::environment)
                .toList();
    }

    /**
     * Where a model begins that is to come to an environment: there, if it was in what comes before, otherwise in the
     * first environments on the way where it was not.
     */
    Set<EnvironmentName> beginnings(Environment environment, Predicate<Environment> wasThere) {
        Set<EnvironmentName> found = new LinkedHashSet<>();
        addBeginnings(environment, wasThere, new HashSet<>(), found);
        return found;
    }

    private void addBeginnings(
            Environment environment,
            Predicate<Environment> wasThere,
            Set<EnvironmentName> seen,
            Set<EnvironmentName> found) {
        List<Environment> all = predecessors(environment);
        List<Environment> missing = all.stream().filter(wasThere.negate()).toList();
        boolean anyWillDo = environment.entry().predecessors().rule() == Predecessors.Rule.ANY;
        if (missing.isEmpty() || anyWillDo && missing.size() < all.size()) {
            found.add(environment.name());
        } else {
            missing.stream()
                    .filter(before -> seen.add(before.name()))
                    .forEach(before -> addBeginnings(before, wasThere, seen, found));
        }
    }

    /** Records belong to the place: with one place for two, what one accepts the other would have accepted, too. */
    private static void requireDifferentPlaces(Collection<Environment> environments) {
        Map<EnvironmentId, Environment> places = new HashMap<>();
        for (Environment environment : environments) {
            Environment other = places.put(environment.id(), environment);
            if (other != null) {
                throw new IllegalArgumentException(
                        "The environments " + other.name() + " and " + environment.name() + " are the same place, "
                                + environment.id() + ": give each an account or a Region of its own.");
            }
        }
    }

    private static void visit(
            Environment environment,
            Map<EnvironmentName, Environment> given,
            Map<EnvironmentName, Environment> ordered,
            List<EnvironmentName> way) {
        if (ordered.containsKey(environment.name())) {
            return;
        }
        if (way.contains(environment.name())) {
            way.add(environment.name());
            throw new IllegalArgumentException("The environments go round in a circle: "
                    + way.stream().map(EnvironmentName::value).collect(Collectors.joining(" from ")) + ".");
        }
        way.add(environment.name());
        for (EnvironmentName predecessor : environment.entry().predecessors().names()) {
            visit(required(predecessor, environment, given), given, ordered, way);
        }
        way.remove(way.size() - 1);
        ordered.put(environment.name(), environment);
    }

    private static Environment required(
            EnvironmentName predecessor, Environment environment, Map<EnvironmentName, Environment> given) {
        Environment found = given.get(predecessor);
        if (found == null) {
            Set<String> names =
                    given.keySet().stream().map(EnvironmentName::value).collect(Collectors.toCollection(TreeSet::new));
            throw new IllegalArgumentException("The environment " + environment.name() + " takes models from "
                    + predecessor + ", but there is no such environment. There are: " + String.join(", ", names) + ".");
        }
        return found;
    }
}
