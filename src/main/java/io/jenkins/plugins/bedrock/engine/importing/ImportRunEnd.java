package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Optional;

/**
 * How an import ended.
 *
 * @param outcome of the last attempt
 * @param end of the wait for its job; none if the model was there already
 */
public record ImportRunEnd(ImportOutcome outcome, Optional<AwaitEnd> end) {}
