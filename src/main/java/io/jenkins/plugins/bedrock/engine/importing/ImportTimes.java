package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;

/**
 * The times that matter to an import.
 *
 * @param asked when it was first asked for: its place in the queue, also after a restart
 * @param granted when access was granted, or last renewed
 * @param deadline when to wait no longer; {@link Instant#MAX} means never
 */
public record ImportTimes(Instant asked, Instant granted, Instant deadline) {}
