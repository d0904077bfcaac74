package io.jenkins.plugins.bedrock.embeddedaws.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A policy in S3's own serialization: members in S3's order, a list of one as a string, principals in any order. Who
 * compares texts instead of meanings sees a change where there is none.
 */
final class ShownPolicy {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ORDER =
            List.of("Version", "Id", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource");

    private ShownPolicy() {}

    static String of(String document) {
        try {
            ObjectNode policy = ordered(JSON.readTree(document));
            JsonNode statements = policy.path("Statement");
            ArrayNode shown = policy.putArray("Statement");
            Iterable<JsonNode> all = statements.isArray() ? statements : List.of(statements);
            all.forEach(statement -> shown.add(simplified(ordered(statement))));
            return policy.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored policy is always JSON; this one isn't: " + document, e);
        }
    }

    private static ObjectNode ordered(JsonNode object) {
        ObjectNode ordered = JSON.createObjectNode();
        ORDER.stream().filter(object::has).forEach(name -> ordered.set(name, object.get(name)));
        object.properties().forEach(member -> ordered.putIfAbsent(member.getKey(), member.getValue()));
        return ordered;
    }

    private static JsonNode simplified(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(simplified(member.getValue())));
            return object;
        }
        return node.isArray() && node.size() == 1 ? node.get(0) : reversed(node);
    }

    private static JsonNode reversed(JsonNode node) {
        if (!node.isArray()) {
            return node;
        }
        ArrayNode reversed = JSON.createArrayNode();
        node.forEach(value -> reversed.insert(0, value));
        return reversed;
    }
}
