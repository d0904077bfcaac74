package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonFactory;
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
final class StrictJson {

    private static final int DEEPEST = 64;

    private final JsonMapper mapper;

    /** @param longestName in characters */
    StrictJson(int longestName) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNameLength(longestName)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** With names of up to 50,000 characters, as Jackson has it. */
    StrictJson() {
        this(StreamReadConstraints.DEFAULT_MAX_NAME_LEN);
    }

    /**
     * Parses a document.
     *
     * @throws IOException with a message of one line, if it is not JSON or breaks one of the rules
     */
    JsonNode read(byte[] utf8) throws IOException {
        return read(utf8, 0, utf8.length);
    }

    JsonNode read(byte[] utf8, int from, int length) throws IOException {
        String text = decoded(utf8, from, length);
        try {
            JsonNode document = mapper.readTree(text);
            if (document == null || document.isMissingNode()) {
                throw new IOException("it is empty");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new IOException(said(e), e);
        }
    }

    private static String decoded(byte[] utf8, int from, int length) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }

    private static String said(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return e.getOriginalMessage().lines().findFirst().orElse("it is not JSON") + where;
    }
}
