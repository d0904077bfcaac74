package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON from strangers: UTF-8 only, each key once, one document, not deep.
 *
 * <p>A duplicate key is refused, because another parser may take the other value than this one; so is what Jackson
 * would guess (UTF-16, a byte order mark).
 */
public final class StrictJson {

    private static final int DEEPEST = 64;

    /** What is read is bounded by who reads it. */
    private static final int LONGEST_NAME = Integer.MAX_VALUE;

    private final JsonMapper mapper;

    public StrictJson() {
        this(DEEPEST);
    }

    /** @param deepest how many objects and lists may lie in each other */
    StrictJson(int deepest) {
        this.mapper = JsonMapper.builder(factory(deepest).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static JsonFactoryBuilder factory(int deepest) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    }

    /**
     * Parses a document.
     *
     * @throws IOException with a message of one line, if it is not JSON or breaks one of the rules
     */
    public JsonNode read(byte[] utf8) throws IOException {
        try {
            JsonNode document = mapper.readTree(decoded(utf8));
            if (document == null || document.isMissingNode()) {
                throw new IOException("it is empty");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new IOException(said(e), e);
        }
    }

    /** Decodes UTF-8 and nothing else; Java's own decoding would replace what it does not know. */
    static String decode(byte[] utf8, int from, int length) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8, from, length))
                .toString();
    }

    /** A parser that reads token by token, for documents too large for a tree. */
    JsonParser parser(String json) throws IOException {
        return mapper.createParser(json);
    }

    /** A parser as strict as this, but for names that come twice. */
    static JsonParser lenientParser(String json) throws IOException {
        return factory(DEEPEST)
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .createParser(json);
    }

    /** What a parser says, on one line. */
    static String said(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return e.getOriginalMessage().lines().findFirst().orElse("it is not JSON") + where;
    }

    /** Decodes a whole document. */
    static String decoded(byte[] utf8) throws IOException {
        try {
            return decode(utf8, 0, utf8.length);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }
}
