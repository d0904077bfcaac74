package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A JSON object as Python's parser takes it: of a name that comes twice in an object, the last value counts. Otherwise
 * as strict as {@link StrictJson}.
 *
 * @param root the object
 * @param twice names that come twice, some of them if there are very many
 */
public record LastValueJson(ObjectNode root, SortedSet<String> twice) {

    private static final int MOST_TWICE = 20;

    /** A tree takes a hundred bytes for a value that is written with two; real configurations have some thousands. */
    private static final int MOST_VALUES = 500_000;

    public LastValueJson {
        twice = Collections.unmodifiableSortedSet(new TreeSet<>(twice));
    }

    /**
     * Parses a whole document.
     *
     * @throws IOException with a message of one line, if it is no JSON object, or has too many values
     */
    public static LastValueJson of(byte[] utf8) throws IOException {
        return of(utf8, MemberReader::tree);
    }

    /**
     * Parses a document of which not everything is kept.
     *
     * @param keeping gives the value of a member of the root; null leaves it out
     * @throws IOException as above, or from {@code keeping}
     */
    static LastValueJson of(byte[] utf8, Keeping keeping) throws IOException {
        try (JsonParser parser = StrictJson.lenientParser(StrictJson.decoded(utf8))) {
            MemberReader reader = new MemberReader(parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new IOException("it is empty");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new IOException("it is not a JSON object");
            }
            ObjectNode root = reader.object(keeping);
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
            return new LastValueJson(root, reader.twice);
        } catch (JsonProcessingException e) {
            throw new IOException(StrictJson.said(e), e);
        }
    }

    /** Decides what is kept of an object's member. */
    @FunctionalInterface
    interface Keeping {

        /** Reads the value at which the reader is, to its end. */
        JsonNode value(MemberReader reader, String name) throws IOException;
    }

    /** Goes through a document. */
    static final class MemberReader {

        private final JsonParser parser;
        private final SortedSet<String> twice = new TreeSet<>();
        private int values;

        private MemberReader(JsonParser parser) {
            this.parser = parser;
        }

        /** The object whose begin the parser has read. */
        ObjectNode object(Keeping keeping) throws IOException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                JsonNode value = keeping.value(this, name);
                if (value != null && object.replace(name, value) != null && twice.size() < MOST_TWICE) {
                    twice.add(name);
                }
            }
            return object;
        }

        /** The value, whole. */
        JsonNode tree(String name) throws IOException {
            if (++values > MOST_VALUES) {
                throw new IOException("it has more than " + MOST_VALUES + " values");
            }
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(MemberReader::tree);
                case START_ARRAY -> list(name);
                case VALUE_STRING -> nodes.textNode(parser.getText());
                case VALUE_NUMBER_INT ->
                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? nodes.numberNode(parser.getBigIntegerValue())
                            : nodes.numberNode(parser.getLongValue());
                case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
                case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
                default -> nodes.nullNode();
            };
        }

        /** Nothing of the value. */
        JsonNode skipped() throws IOException {
            parser.skipChildren();
            return null;
        }

        boolean isAtObject() {
            return parser.currentToken() == JsonToken.START_OBJECT;
        }

        private ArrayNode list(String name) throws IOException {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(tree(name));
            }
            return list;
        }
    }
}
