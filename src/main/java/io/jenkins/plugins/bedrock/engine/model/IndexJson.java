package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON of an index, read token by token and not further than it makes sense: it may have 16 MB. */
final class IndexJson {

    private static final int MOST_METADATA = 1_000;

    /** Two for each tensor, and some more for what the library may add some day. */
    private static final int MOST_TOKENS = 2 * ShardIndex.MOST_TENSORS + 10_000;

    private final JsonParser json;
    private final SortedMap<String, String> shards = new TreeMap<>();
    private final Map<String, String> files = new HashMap<>();
    private Optional<IndexMetadata> metadata = Optional.empty();
    private int tokens;

    private IndexJson(JsonParser json) {
        this.json = json;
    }

    static ShardIndex parse(byte[] utf8) throws IOException {
        StrictJson strict = new StrictJson();
        try (JsonParser parser = strict.parser(StrictJson.decoded(utf8))) {
            IndexJson index = new IndexJson(parser);
            index.read();
            return new ShardIndex(index.shards, index.metadata);
        } catch (JsonProcessingException e) {
            throw new IOException(StrictJson.said(e), e);
        }
    }

    private void read() throws IOException {
        require(next() == JsonToken.START_OBJECT, "it is not a JSON object");
        while (next() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            next();
            switch (member) {
                case "weight_map" -> readShards();
                case "metadata" -> readMetadata();
                default -> JsonValues.pass(json.currentToken(), this::next);
            }
        }
        require(json.nextToken() == null, "something follows its last }");
        require(!shards.isEmpty(), "it has no weight_map that names a tensor");
    }

    private void readShards() throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "its weight_map is not an object");
        while (next() == JsonToken.FIELD_NAME) {
            String tensor = json.currentName();
            boolean text = next() == JsonToken.VALUE_STRING;
            if (!text || !isFileName(json.getText())) {
                throw new IOException("its weight_map gives '" + cut(tensor) + "' "
                        + (text ? "'" + cut(json.getText()) + "'" : "a value")
                        + ", which is not the name of a file at the root of the prefix");
            }
            shards.put(tensor, files.computeIfAbsent(json.getText(), name -> name));
            require(
                    shards.size() <= ShardIndex.MOST_TENSORS,
                    "its weight_map names more than " + ShardIndex.MOST_TENSORS + " tensors");
        }
    }

    private void readMetadata() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        require(json.currentToken() == JsonToken.START_OBJECT, "its metadata are not an object");
        OptionalDouble totalSize = OptionalDouble.empty();
        SortedSet<String> others = new TreeSet<>();
        while (next() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = next();
            if (member.equals("total_size")) {
                totalSize = OptionalDouble.of(value.isNumeric() ? json.getDoubleValue() : Double.NaN);
            } else {
                others.add(cut(member));
                require(others.size() <= MOST_METADATA, "its metadata have more than " + MOST_METADATA + " members");
            }
            JsonValues.pass(json.currentToken(), this::next);
        }
        metadata = Optional.of(new IndexMetadata(totalSize, others));
    }

    private JsonToken next() throws IOException {
        tokens++;
        require(
                tokens <= MOST_TOKENS,
                "it has far more in it than the names of " + ShardIndex.MOST_TENSORS + " tensors");
        JsonToken token = json.nextToken();
        require(token != null, "it is empty");
        return token;
    }

    private static boolean isFileName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(IndexJson::isOdd);
    }

    private static boolean isOdd(int character) {
        return character == '/' || character == '\\' || Character.isISOControl(character);
    }

    private static String cut(String text) {
        return StrangersText.shown(text, 80);
    }

    private static void require(boolean kept, String reason) throws IOException {
        if (!kept) {
            throw new IOException(reason);
        }
    }
}
