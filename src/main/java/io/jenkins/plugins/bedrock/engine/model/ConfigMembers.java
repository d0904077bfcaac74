package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads members of a {@code config.json}: from the root, and where the root says nothing, from the {@code text_config}
 * in which a multimodal configuration keeps what belongs to its language model.
 *
 * <p>A member that cannot be used is taken for absent, and told: so that one odd member hides none of the others.
 */
final class ConfigMembers {

    private static final String TEXT_CONFIG = "text_config";
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_LIST = 16;

    private final List<Place> places;
    private final SortedMap<String, String> unusable;

    ConfigMembers(JsonNode root) {
        this(List.of(new Place("", root), new Place(TEXT_CONFIG + ".", root.path(TEXT_CONFIG))), new TreeMap<>());
        if (root.hasNonNull(TEXT_CONFIG) && !root.path(TEXT_CONFIG).isObject()) {
            tell(TEXT_CONFIG, "is not an object", root.path(TEXT_CONFIG));
        }
    }

    private ConfigMembers(List<Place> places, SortedMap<String, String> unusable) {
        this.places = places;
        this.unusable = unusable;
    }

    /** Why members cannot be used, each a whole sentence, by their names. */
    SortedMap<String, String> unusable() {
        return unusable;
    }

    boolean has(String member) {
        return find(member).isPresent();
    }

    /** At the root only. */
    List<String> names(String member) {
        JsonNode value = places.get(0).object().path(member);
        if (value.isMissingNode() || value.isNull()) {
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

    /** The type of weights; one for each part of a model is as good as none. */
    Optional<String> dtype(String member) {
        return find(member)
                        .filter(place -> place.object().path(member).isObject())
                        .isPresent()
                ? Optional.empty()
                : text(member);
    }

    Optional<Boolean> flag(String member) {
        return of(member, JsonNode::isBoolean, "is neither true nor false", JsonNode::booleanValue);
    }

    OptionalDouble number(String member) {
        return of(member, JsonNode::isNumber, "is not a number", JsonNode::doubleValue).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** A short list of them. */
    List<Long> counts(String member) {
        List<Long> counts = new ArrayList<>();
        of(member, ConfigMembers::isShortListOfCounts, "is not a short list of whole numbers", Function.identity())
                .ifPresent(list -> list.forEach(count -> counts.add(count.longValue())));
        return counts;
    }

    /** Under the first of its names that is there. */
    OptionalLong count(String... members) {
        for (Place place : places) {
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

    /** The members of a member; what is odd about them is told with the others. */
    Optional<ConfigMembers> nested(String member) {
        return find(member)
                .flatMap(place -> of(place, member, JsonNode::isObject, "is not an object", Function.identity())
                        .map(object ->
                                new ConfigMembers(List.of(new Place(place.path() + member + ".", object)), unusable)));
    }

    /** Asks for one of these. */
    void requireOneOf(String... members) {
        if (Stream.of(members).noneMatch(this::has)) {
            String path = places.get(0).path();
            String name = path.substring(0, path.length() - 1);
            unusable.put(name, name + " has no " + members[0] + ".");
        }
    }

    private void tell(String member, String problem, JsonNode value) {
        unusable.put(
                member, member + " " + problem + ", but " + StrangersText.shown(value.toString(), LONGEST_VALUE) + ".");
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
        return places.stream().filter(place -> place.has(member)).findFirst();
    }

    private static boolean isShortListOfCounts(JsonNode value) {
        boolean counts = value.isArray() && value.size() <= LONGEST_LIST;
        for (JsonNode entry : value) {
            counts &= isCount(entry);
        }
        return counts;
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 1;
    }

    /** Where members may be. */
    private record Place(String path, JsonNode object) {
        boolean has(String member) {
            return object.hasNonNull(member);
        }
    }
}
