package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads members of a {@code config.json}: from the root, and where the root says nothing, from the {@code text_config}
 * in which a multimodal configuration keeps what belongs to its language model.
 *
 * <p>A member that cannot be used is taken for absent, and told: so that one odd member hides none of the others.
 */
final class ConfigMembers {

    private static final String TEXT_CONFIG = "text_config";
    private static final int LONGEST_VALUE = 80;

    private final JsonNode root;
    private final SortedMap<String, String> unusable = new TreeMap<>();

    ConfigMembers(JsonNode root) {
        this.root = root;
        if (!isAbsent(root.path(TEXT_CONFIG)) && !root.path(TEXT_CONFIG).isObject()) {
            tell(TEXT_CONFIG, "is not an object", root.path(TEXT_CONFIG));
        }
    }

    /** Why members cannot be used, each a whole sentence, by their names. */
    SortedMap<String, String> unusable() {
        return Collections.unmodifiableSortedMap(unusable);
    }

    boolean has(String member) {
        return find(member).isPresent();
    }

    /** At the root only. */
    List<String> names(String member) {
        JsonNode value = root.path(member);
        if (isAbsent(value)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        value.forEach(name -> names.add(name.textValue()));
        if (!value.isArray() || names.contains(null)) {
            tell(member, "is not a list of strings", value);
            return List.of();
        }
        return names;
    }

    Optional<String> text(String member) {
        return of(member, JsonNode::isTextual, "is not a string", JsonNode::textValue);
    }

    Optional<Boolean> flag(String member) {
        return of(member, JsonNode::isBoolean, "is neither true nor false", JsonNode::booleanValue);
    }

    OptionalDouble number(String member) {
        return of(member, JsonNode::isNumber, "is not a number", JsonNode::doubleValue).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Under the first of its names that is there. */
    OptionalLong count(String... members) {
        for (Place place : places()) {
            for (String member : members) {
                if (place.has(member)) {
                    return of(
                                    place,
                                    member,
                                    ConfigMembers::isCount,
                                    "is not a whole number of 1 or more",
                                    JsonNode::longValue)
                            .stream()
                            .mapToLong(Long::longValue)
                            .findFirst();
                }
            }
        }
        return OptionalLong.empty();
    }

    /** A member that has members of its own. */
    Optional<JsonNode> object(String member) {
        return of(member, JsonNode::isObject, "is not an object", Function.identity());
    }

    void tell(String member, String problem, JsonNode value) {
        String seen = value.toString();
        unusable.put(
                member,
                member + " " + problem + ", but "
                        + (seen.length() <= LONGEST_VALUE ? seen : seen.substring(0, LONGEST_VALUE) + "…") + ".");
    }

    private <T> Optional<T> of(String member, Predicate<JsonNode> rule, String problem, Function<JsonNode, T> value) {
        return find(member).flatMap(place -> of(place, member, rule, problem, value));
    }

    private <T> Optional<T> of(
            Place place, String member, Predicate<JsonNode> rule, String problem, Function<JsonNode, T> value) {
        JsonNode found = place.object().path(member);
        if (rule.test(found)) {
            return Optional.of(value.apply(found));
        }
        tell(place.path() + member, problem, found);
        return Optional.empty();
    }

    private Optional<Place> find(String member) {
        return places().stream().filter(place -> place.has(member)).findFirst();
    }

    private List<Place> places() {
        return List.of(new Place("", root), new Place(TEXT_CONFIG + ".", root.path(TEXT_CONFIG)));
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 1;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Where members may be. */
    private record Place(String path, JsonNode object) {
        boolean has(String member) {
            return object.hasNonNull(member);
        }
    }
}
