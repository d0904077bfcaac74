package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statements that give access until a moment, or until they are removed. */
@FunctionalInterface
interface StatementsUntil {
    List<Statement> until(Optional<Instant> end);
}
