package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Map;

/** What can be wrong with files of weights, the index and the shards' headers. */
final class WeightMutations {

    private WeightMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {}
}
