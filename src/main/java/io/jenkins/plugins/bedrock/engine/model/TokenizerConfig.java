package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Set;

/** Reads what an inspection needs of a {@code tokenizer_config.json}, which may have megabytes of added tokens. */
public final class TokenizerConfig {

    /** In bytes; with the 30,000 added tokens of models that speak it has 5 to 11 MB. */
    public static final int LARGEST = 1 << 24;

    /** Where the added tokens are, by their IDs. */
    public static final String ADDED_TOKENS = "added_tokens_decoder";

    private static final Set<String> KEPT = Set.of(
            "tokenizer_class", "processor_class", "backend", "chat_template", "auto_map", "extra_special_tokens");

    private TokenizerConfig() {}

    /**
     * Reads the file without a tree of all of it; of the added tokens only the highest ID is kept, as the number
     * {@link #ADDED_TOKENS}.
     *
     * @throws IOException with the reason, if it is no JSON object
     */
    public static LastValueJson parse(byte[] json) throws IOException {
        return LastValueJson.of(json, TokenizerConfig::kept);
    }

    private static JsonNode kept(LastValueJson.MemberReader reader, String name) throws IOException {
        if (name.equals(ADDED_TOKENS) && reader.isAtObject()) {
            return highest(reader);
        }
        return KEPT.contains(name) ? reader.tree(name) : reader.skipped();
    }

    private static JsonNode highest(LastValueJson.MemberReader reader) throws IOException {
        long[] highest = {-1};
        reader.object((tokens, id) -> {
            if (id.matches("\\d{1,18}")) {
                highest[0] = Math.max(highest[0], Long.parseLong(id));
            }
            return tokens.skipped();
        });
        return highest[0] < 0 ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.numberNode(highest[0]);
    }
}
