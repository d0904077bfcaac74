package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Map;

/** What can be wrong with tensors, and the size of all of them. */
final class TensorMutations {

    private TensorMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {}
}
