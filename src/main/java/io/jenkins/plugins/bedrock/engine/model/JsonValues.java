package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Passes over values that are not looked at, in JSON that is read token by token. */
final class JsonValues {

    /** Where tokens come from, with the reader's own bounds on them. */
    @FunctionalInterface
    interface Tokens {
        JsonToken next() throws IOException;
    }

    private JsonValues() {}

    /**
     * Goes to the end of a value.
     *
     * @param first the token with which it begins
     */
    static void pass(JsonToken first, Tokens tokens) throws IOException {
        int depth = 0;
        for (JsonToken token = first; ; token = tokens.next()) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }
}
