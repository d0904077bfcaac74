package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Map;

/** What can be wrong with objects, their keys, their owners, their bucket. */
final class ObjectMutations {

    private ObjectMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {}
}
