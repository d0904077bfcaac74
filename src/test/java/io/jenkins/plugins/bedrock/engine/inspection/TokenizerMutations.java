package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Map;

/** What can be wrong with the tokenizer's files. */
final class TokenizerMutations {

    private static final String TOKENIZER = "tokenizer.json";

    private TokenizerMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.TOKENIZER_CONFIG_MISSING, scene -> scene.remove(Checkpoint.TOKENIZER_CONFIG));
        all.put(FindingCode.TOKENIZER_CONFIG_NOT_USABLE, scene -> scene.put(Checkpoint.TOKENIZER_CONFIG, "[]"));
        all.put(
                FindingCode.TOKENIZER_CLASS_MISSING,
                scene -> scene.json(Checkpoint.TOKENIZER_CONFIG, config -> config.remove("tokenizer_class")));
        all.put(
                FindingCode.TOKENIZER_CLASS_NOT_SUPPORTED,
                scene -> scene.json(
                        Checkpoint.TOKENIZER_CONFIG, config -> config.put("tokenizer_class", "TokenizersBackend")));
        all.put(
                FindingCode.TOKEN_NOT_IN_MODEL,
                scene -> scene.json(
                        Checkpoint.TOKENIZER_CONFIG,
                        config -> config.withObject("/added_tokens_decoder")
                                .putObject("1000000")
                                .put("content", "<pad>")));
        all.put(
                FindingCode.PREPROCESSOR_CONFIG_MISSING,
                scene -> scene.matrix("{\"families\": {\"Llama\": {\"preprocessor\": true}}}"));
        all.put(FindingCode.TOKENIZER_MISSING, scene -> scene.remove(TOKENIZER));
        all.put(FindingCode.TOKENIZER_EMPTY, scene -> scene.put(TOKENIZER, ""));
        all.put(
                FindingCode.CHAT_TEMPLATE_MISSING,
                scene -> scene.json(Checkpoint.TOKENIZER_CONFIG, config -> config.remove("chat_template")));
        all.put(FindingCode.CHAT_TEMPLATE_TWICE, scene -> scene.put(Checkpoint.CHAT_TEMPLATE_FILE, "{{ messages }}"));
        all.put(
                FindingCode.CHAT_TEMPLATE_NOT_USABLE,
                scene -> scene.json(Checkpoint.TOKENIZER_CONFIG, config -> config.put("chat_template", 1)));
    }
}
