package io.jenkins.plugins.bedrock.engine.importing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the text in a model's answer. */
final class ModelReply {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where it is: in an OpenAI completion, an OpenAI chat, Llama's own format, and Mistral's. */
    private static final List<String> PLACES =
            List.of("/choices/0/text", "/choices/0/message/content", "/generation", "/outputs/0/text");

    private ModelReply() {}

    /** The text; no value if the answer has none of the known formats. */
    static Optional<String> text(byte[] body) {
        JsonNode answer = parse(body);
        return PLACES.stream()
                .map(answer::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("Reading bytes in memory does not fail.", e);
        }
    }
}
