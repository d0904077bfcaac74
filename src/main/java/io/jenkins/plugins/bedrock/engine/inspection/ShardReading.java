package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.SafetensorsHeader;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsRule;
import java.util.Optional;

/**
 * What came of reading the header of a shard.
 *
 * @param header not usable without a broken rule means that it is too large to be read
 * @param broken the rule of the format that the header breaks; no value if it breaks none
 */
record ShardReading(ReadFile<SafetensorsHeader> header, Optional<SafetensorsRule> broken) {}
