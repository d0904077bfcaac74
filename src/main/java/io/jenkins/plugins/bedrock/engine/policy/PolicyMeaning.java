package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of a policy that two policies share when they say the same.
 *
 * <p>Services return their own serialization of a policy (S3 reorders, IAM turns an account ID into its root ARN), so a
 * policy that was written can only be recognised by its meaning.
 */
final class PolicyMeaning {

    private static final Pattern ROOT_ARN = Pattern.compile("arn:[^:]+:iam::(\\d{12}):root");

    private PolicyMeaning() {}

    static String ofDocument(ObjectNode document) {
        Map<String, String> parts = new TreeMap<>();
        // IAM JSON policy elements: Version. Without it, the older language version applies.
        parts.put("Version", quoted("2008-10-17"));
        document.properties().forEach(entry -> {
            boolean statements = entry.getKey().equals("Statement");
            parts.put(entry.getKey(), statements ? statements(entry.getValue()) : exactly(entry.getValue()));
        });
        return object(parts);
    }

    static String ofStatement(ObjectNode statement) {
        Map<String, String> parts = new TreeMap<>();
        statement.properties().forEach(entry -> parts.put(entry.getKey(), element(entry.getKey(), entry.getValue())));
        return object(parts);
    }

    /** The account ID instead of its root ARN; IAM JSON policy elements: Principal treats both alike. */
    static String principal(String value) {
        return ROOT_ARN.matcher(value).replaceFirst("$1");
    }

    private static String statements(JsonNode oneOrMany) {
        TreeSet<String> statements = new TreeSet<>();
        (oneOrMany.isArray() ? oneOrMany : PolicyJson.NODES.arrayNode().add(oneOrMany))
                .forEach(statement -> statements.add(ofStatement((ObjectNode) statement)));
        return array(statements);
    }

    private static String element(String name, JsonNode value) {
        return switch (name) {
            case "Action", "NotAction" -> values(value, action -> action.toLowerCase(Locale.ROOT));
            case "Resource", "NotResource" -> values(value, UnaryOperator.identity());
            case "Principal", "NotPrincipal" -> principals(value);
            case "Condition" -> conditions(value);
            default -> exactly(value);
        };
    }

    private static String principals(JsonNode value) {
        Map<String, String> types = new TreeMap<>();
        if (value.isTextual()) {
            types.put("AWS", values(value, PolicyMeaning::principal));
        }
        value.properties().forEach(type -> types.put(type.getKey(), values(type.getValue(), PolicyMeaning::principal)));
        return object(types);
    }

    private static String conditions(JsonNode value) {
        Map<String, String> operators = new TreeMap<>();
        value.properties().forEach(operator -> {
            Map<String, String> keys = new TreeMap<>();
            operator.getValue().properties().forEach(key -> {
                String values = values(key.getValue(), UnaryOperator.identity());
                keys.merge(key.getKey().toLowerCase(Locale.ROOT), values, (one, two) -> one + " and " + two);
            });
            operators.put(operator.getKey(), object(keys));
        });
        return object(operators);
    }

    private static String values(JsonNode oneOrMany, UnaryOperator<String> form) {
        if (oneOrMany.isObject()) {
            return exactly(oneOrMany);
        }
        return array(Statement.texts(oneOrMany).stream()
                .map(form)
                .map(PolicyMeaning::quoted)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String exactly(JsonNode value) {
        if (value instanceof ObjectNode object) {
            Map<String, String> parts = new TreeMap<>();
            object.properties().forEach(entry -> parts.put(entry.getKey(), exactly(entry.getValue())));
            return object(parts);
        }
        if (value instanceof ArrayNode array) {
            return array(array.valueStream().map(PolicyMeaning::exactly).toList());
        }
        return PolicyJson.compact(value);
    }

    private static String quoted(String text) {
        return PolicyJson.compact(PolicyJson.NODES.textNode(text));
    }

    private static String array(Collection<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    private static String object(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> quoted(part.getKey()) + ":" + part.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
