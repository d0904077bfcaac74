package io.jenkins.plugins.bedrock.engine.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A test of an imported model: one question, and perhaps what the answer must contain.
 *
 * <p>The first successful call opens a window of five minutes that AWS bills for each copy of the model, whether or not
 * more calls follow.
 *
 * @param body sent to the model, JSON
 * @param expected found somewhere in the answer's text; none accepts any answer
 * @param patience for how long a model that is not ready is waited for: AWS loads an idle model at its first call
 */
public record ModelTest(String body, Optional<Pattern> expected, Duration patience) {

    /** Reports of cold starts go up to some minutes. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 25_000_000;

    /** How a question is put; models imported after 2025-11-11 take both. */
    public enum Format {
        /** A text to be continued; no chat template is applied. */
        COMPLETION,
        /** A message of a user; the model needs a chat template. */
        CHAT
    }

    public ModelTest {
        if (body.length() > MOST_BYTES) {
            throw new IllegalArgumentException("A test's body of " + body.length()
                    + " characters is too long: Bedrock takes 25,000,000 bytes at most.");
        }
        requireObject(body);
        if (patience.isNegative()) {
            throw new IllegalArgumentException(
                    "A test can't wait " + patience + " for a model: give zero or more time, for example PT10M.");
        }
    }

    /** A question in one of the known formats, answered in at most so many tokens. */
    public static ModelTest ask(Format format, String prompt, int maxTokens) {
        if (prompt.isBlank() || maxTokens < 1) {
            throw new IllegalArgumentException("A test needs a prompt and 1 or more tokens for the answer, for example"
                    + " \"Say hello.\" and 64; " + maxTokens + " tokens were given.");
        }
        ObjectNode body = JSON.createObjectNode();
        if (format == Format.COMPLETION) {
            body.put("prompt", prompt);
        } else {
            body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        }
        return ofBody(body.put("max_tokens", maxTokens).put("temperature", 0).toString());
    }

    /** A body that is sent as it is, for example in a model's own format. */
    public static ModelTest ofBody(String json) {
        return new ModelTest(json, Optional.empty(), PATIENCE);
    }

    /** The same, whose answer must contain a match. */
    public ModelTest expecting(Pattern match) {
        return new ModelTest(body, Optional.of(match), patience);
    }

    /** The same with another patience. */
    public ModelTest within(Duration other) {
        return new ModelTest(body, expected, other);
    }

    /** Whether both ask the same and expect the same; patterns are compared by their text. */
    public boolean asksTheSame(ModelTest other) {
        return body.equals(other.body) && expected.map(Pattern::pattern).equals(other.expected.map(Pattern::pattern));
    }

    private static void requireObject(String body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A test's body is not JSON: " + e.getOriginalMessage()
                            + ". For example {\"prompt\": \"Say hello.\"}.",
                    e);
        }
        throw new IllegalArgumentException("A test's body is a JSON object, for example {\"prompt\": \"Say hello.\"}.");
    }
}
