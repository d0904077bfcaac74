package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Map;

/** What can be wrong with the tokenizer's files. */
final class TokenizerMutations {

    private TokenizerMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {}
}
