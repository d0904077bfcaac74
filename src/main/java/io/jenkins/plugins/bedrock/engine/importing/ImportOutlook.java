package io.jenkins.plugins.bedrock.engine.importing;

import java.util.Optional;

/**
 * What AWS shows before an import is started.
 *
 * @param existing the job that runs or the model that is there already
 * @param nextAttempt the number that a new job would have; to be fixed before it is started
 */
public record ImportOutlook(Optional<ImportOutcome> existing, int nextAttempt) {}
