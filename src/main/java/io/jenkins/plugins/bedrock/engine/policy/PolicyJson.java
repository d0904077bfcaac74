package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes the JSON of policies so that nothing is lost on the way.
 *
 * <p>Jackson's own tree reader silently keeps the last of two equal keys and rounds numbers; in a policy the first
 * could hide a statement, so it is an error here, and numbers keep their digits.
 */
final class PolicyJson {

    /** Far above what any service takes (a key policy, the largest, may have 32,768 bytes), whitespace included. */
    static final int MAX_CHARACTERS = 1 << 20;

    /** A policy has about six levels; unknown elements may have more. */
    static final int MAX_DEPTH = 64;

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private static final ObjectWriter COMPACT = new ObjectMapper().writer();

    private static final ObjectWriter PRETTY = COMPACT.with(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private PolicyJson() {}

    static ObjectNode read(String json) {
        if (json.length() > MAX_CHARACTERS) {
            throw new PolicySyntaxException("A policy was not read, because it has " + json.length()
                    + " characters and no AWS policy has more than " + MAX_CHARACTERS
                    + "; check that the right document was given.");
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PolicySyntaxException("A policy was not read, because a policy must be one JSON object, such "
                        + "as {\"Version\":\"2012-10-17\",\"Statement\":[]}, and the text does not begin with one.");
            }
            ObjectNode policy = object(parser, "");
            if (parser.nextToken() != null) {
                throw new PolicySyntaxException(
                        "A policy was not read, because text follows after its end; give one JSON object only.");
            }
            return policy;
        } catch (JsonProcessingException e) {
            throw new PolicySyntaxException(
                    "A policy was not read, because it is not valid JSON: " + e.getOriginalMessage() + where(e)
                            + "; correct the document.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("A policy was not read, because reading its text failed.", e);
        }
    }

    static String compact(JsonNode tree) {
        return write(COMPACT, tree);
    }

    static String pretty(JsonNode tree) {
        return write(PRETTY, tree);
    }

    private static String write(ObjectWriter writer, JsonNode tree) {
        try {
            return writer.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(
                    "A policy was not written, because its JSON tree holds a foreign object.", e);
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static ObjectNode object(JsonParser parser, String path) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = text(parser.currentName(), path);
            String keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            if (object.has(key)) {
                throw new PolicySyntaxException("A policy was not read, because the key " + keyPath
                        + " appears twice, which readers understand differently; remove or merge one of the two.");
            }
            object.set(key, value(parser, keyPath));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, String path) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, path + "[" + array.size() + "]"));
        }
        return array;
    }

    private static JsonNode value(JsonParser parser, String path) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> NODES.textNode(text(parser.getText(), path));
            case VALUE_NUMBER_INT -> asWritten(parser.getText(), integer(parser));
            case VALUE_NUMBER_FLOAT -> asWritten(parser.getText(), decimal(parser.getText()));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static String text(String text, String path) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new PolicySyntaxException("A policy was not read, because a text in " + path
                    + " holds half a character (an unpaired surrogate), which cannot be sent back; correct it.");
        }
        return text;
    }

    private static JsonNode asWritten(String digits, JsonNode number) {
        return number.asText().equals(digits) ? number : new NumberAsWritten(digits);
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        Number number = parser.getNumberValue();
        if (number instanceof Integer small) {
            return NODES.numberNode(small.intValue());
        }
        return number instanceof Long large
                ? NODES.numberNode(large.longValue())
                : NODES.numberNode(new BigInteger(parser.getText()));
    }

    private static JsonNode decimal(String digits) {
        try {
            return DecimalNode.valueOf(new BigDecimal(digits));
        } catch (NumberFormatException beyondJavasExponents) {
            return NODES.nullNode();
        }
    }
}
