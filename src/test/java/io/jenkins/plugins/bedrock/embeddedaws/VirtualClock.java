package io.jenkins.plugins.bedrock.embeddedaws;

import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of an embedded AWS and of those who use it: set by hand in tests, running in a demo. */
public abstract class VirtualClock implements Scheduler, AutoCloseable {

    /** A clock that stands still except when it is advanced or somebody sleeps on it. */
    public static VirtualClock manual(Instant start) {
        return new ManualClock(start);
    }

    /** A manual clock that starts now. */
    public static VirtualClock manual() {
        return manual(Instant.now());
    }

    /**
     * A clock that starts now and runs.
     *
     * @param speed virtual seconds per real second, e.g. 60 for an hour in a minute
     */
    public static VirtualClock running(double speed) {
        return new RunningClock(Instant.now(), speed);
    }

    /**
     * Moves a manual clock on. What falls due on the way runs in the calling thread in the order of its time, what it
     * schedules included.
     *
     * @throws IllegalStateException for a running clock
     */
    public abstract void advance(Duration time);

    /** The same time as a {@link Clock} in UTC. */
    public Clock asClock() {
        return new ClockOf(this, ZoneOffset.UTC);
    }

    @Override
    public abstract void close();

    private static final class ClockOf extends Clock {
        private final VirtualClock time;
        private final ZoneId zone;

        ClockOf(VirtualClock time, ZoneId zone) {
            this.time = time;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new ClockOf(time, other);
        }

        @Override
        public Instant instant() {
            return time.instant();
        }
    }
}
