package io.jenkins.plugins.bedrock.embeddedaws.front;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import java.time.Duration;
import java.util.function.Function;

/** What a fault does to a request. */
sealed interface FaultEffect {

    /** Answers with an error, without the operation's effect. */
    record Refused(Function<WireProtocol, AwsError> error) implements FaultEffect {}

    /** Lets virtual time pass before the operation. */
    record Slow(Duration delay) implements FaultEffect {}

    /** Keeps the reply back after the operation. */
    record Held(HeldReplies replies) implements FaultEffect {}

    /** Drops the connection; the operation doesn't happen. */
    record DroppedBefore() implements FaultEffect {}

    /** Drops the connection; the operation does happen. */
    record DroppedAfter() implements FaultEffect {}
}
