package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Set;

/** The files in which a tokenizer itself may lie. */
final class TokenizerFiles {

    static final Set<String> ALL =
            Set.of("tokenizer.json", "tokenizer.model", "spiece.model", "vocab.json", "merges.txt");

    private TokenizerFiles() {}
}
