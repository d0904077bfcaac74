package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement of a policy: an immutable view of its JSON object, which keeps what it doesn't understand.
 *
 * <p>Single values and one-element arrays read the same; so do numbers and booleans and their text.
 */
public final class Statement {

    private final ObjectNode json;

    private Statement(ObjectNode json) {
        this.json = json;
    }

    /** A statement that says what the object says; later changes of the object don't reach it. */
    public static Statement of(ObjectNode json) {
        return new Statement(json.deepCopy());
    }

    /**
     * Begins a statement that allows.
     *
     * @param sid unique in its policy; letters and digits only, as IAM wants it in identity policies
     */
    public static StatementBuilder allow(String sid) {
        return new StatementBuilder("Allow", sid);
    }

    /** Begins a statement that denies; see {@link #allow}. */
    public static StatementBuilder deny(String sid) {
        return new StatementBuilder("Deny", sid);
    }

    public Optional<String> sid() {
        return Optional.ofNullable(json.get("Sid")).map(JsonNode::asText);
    }

    /** Whether the effect is Allow, which is case-sensitive (IAM JSON policy elements: Effect). */
    public boolean isAllow() {
        return "Allow".equals(json.path("Effect").asText());
    }

    /** Whether the effect is Deny. */
    public boolean isDeny() {
        return "Deny".equals(json.path("Effect").asText());
    }

    /** A copy of the whole object. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** The values of Action, as written; empty without that element (NotAction is not in here). */
    public List<String> actions() {
        return values("Action");
    }

    /** The values of Resource, as written; empty without that element. */
    public List<String> resources() {
        return values("Resource");
    }

    /** The values of Principal.AWS, as written; {@code "Principal": "*"} is the same as {@code {"AWS": "*"}}. */
    public List<String> awsPrincipals() {
        return principals("Principal", "AWS");
    }

    /** The only value of a condition; empty without that condition or when it has several values. */
    public Optional<String> condition(String operator, String key) {
        List<String> values = conditionValues(operator, key);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The values of a condition, as written; key names are not case-sensitive, operators are. */
    public List<String> conditionValues(String operator, String key) {
        List<String> values = new ArrayList<>();
        json.path("Condition").path(operator).properties().forEach(entry -> {
            if (entry.getKey().equalsIgnoreCase(key)) {
                values.addAll(texts(entry.getValue()));
            }
        });
        return List.copyOf(values);
    }

    /** Whether both say the same; see {@link PolicyDocument#sameMeaning}. */
    public boolean sameMeaning(Statement other) {
        return PolicyMeaning.ofStatement(json).equals(PolicyMeaning.ofStatement(other.json));
    }

    boolean has(String element) {
        return json.has(element);
    }

    /** An element of the object that must not be changed; a missing node where there is none. */
    JsonNode element(String name) {
        return json.path(name);
    }

    List<String> elementNames() {
        return json.propertyStream().map(Map.Entry::getKey).toList();
    }

    List<String> values(String element) {
        return texts(json.path(element));
    }

    List<String> principals(String element, String type) {
        JsonNode principal = json.path(element);
        if (principal.isTextual()) {
            return "AWS".equals(type) ? List.of(principal.asText()) : List.of();
        }
        return texts(principal.path(type));
    }

    /** Whether the form is one that the policy grammar knows: a single value, or an array of them. */
    static boolean isOneOrMany(JsonNode json) {
        return json.isArray() ? json.valueStream().allMatch(Statement::isValue) : isValue(json);
    }

    private static boolean isValue(JsonNode json) {
        return json.isValueNode() && !json.isNull();
    }

    static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(value -> texts.add(value.asText()));
        } else if (oneOrMany.isValueNode()) {
            texts.add(oneOrMany.asText());
        }
        return List.copyOf(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Statement statement && statement.json.equals(json);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(json);
    }

    @Override
    public String toString() {
        return PolicyJson.compact(json);
    }
}
