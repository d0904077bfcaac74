package io.jenkins.plugins.bedrock.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A moment after which work is not gone on with.
 *
 * @param clock by which it is judged
 */
public record Deadline(InstantSource clock, Instant end) {

    /** So long from now on. */
    public static Deadline after(InstantSource clock, Duration time) {
        return new Deadline(clock, clock.instant().plus(time));
    }

    /** Never. */
    public static Deadline none() {
        return new Deadline(InstantSource.system(), Instant.MAX);
    }

    public boolean isOver() {
        return clock.instant().isAfter(end);
    }
}
