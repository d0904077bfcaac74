package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Map;

/** What can be wrong with config.json and generation_config.json. */
final class ConfigMutations {

    private ConfigMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {}
}
