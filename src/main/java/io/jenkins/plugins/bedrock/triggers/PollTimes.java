package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;

/** When a job's trigger looks next: at intervals, spread so that not all jobs look at once, and rarer after errors. */
final class PollTimes {

    private static final Duration RAREST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private Instant next;
    private int failures;
    private boolean running;

    /** @param job whose name says at which moment of its interval it looks */
    PollTimes(@NonNull String job, @NonNull Duration interval, @NonNull Instant now) {
        this.next = now.plusSeconds(Math.floorMod(job.hashCode(), Math.max(1, interval.toSeconds())));
    }

    /** Whether it is time; then it counts as begun. */
    synchronized boolean begin(@NonNull Instant now) {
        if (running || now.isBefore(next)) {
            return false;
        }
        running = true;
        next = Instant.MAX;
        return true;
    }

    /** At the next opportunity: what is under way may have looked too early. */
    synchronized void hurry() {
        next = Instant.EPOCH;
    }

    /** @param failed whether nothing could be found out */
    synchronized void end(boolean failed, @NonNull Duration interval, @NonNull Instant now) {
        running = false;
        failures = failed ? failures + 1 : 0;
        if (next.equals(Instant.MAX)) {
            next = now.plus(pause(interval));
        }
    }

    private Duration pause(Duration interval) {
        if (failures == 0 || interval.compareTo(RAREST) >= 0) {
            return interval;
        }
        Duration longer = interval.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return longer.compareTo(RAREST) > 0 ? RAREST : longer;
    }
}
