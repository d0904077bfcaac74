package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again after a job that has been running for a while.
 *
 * <p>Without experience: 5 s at first, since what is wrong shows early, growing with the job's age to 60 s. With it:
 * the rarer the less likely an end is. Where ends come at a rate r and a request may cost as much as c seconds of delay,
 * the pause with the least cost is the square root of 2c/r.
 */
final class PollPace {

    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** While an end is unlikely. Whatever fails early has failed within the polls before. */
    private static final Duration UNLIKELY = Duration.ofSeconds(180);

    /** When an end is likely: less would cost more requests than polling every 60 s. */
    private static final Duration LIKELY = Duration.ofSeconds(16);

    /** With these seconds per request, delay and requests both stay below those of polling every 60 s. */
    private static final double REQUEST_COST = 2;

    private static final int EARLY_GROWTH = 4;
    private static final double JITTER = 0.1;

    private final RandomGenerator random;

    PollPace(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The pause before the next poll for one job, without jitter.
     *
     * @param age of the job
     * @param expectation what earlier imports of that size took
     */
    static Duration pause(Duration age, Optional<ImportExpectation> expectation) {
        return expectation
                .map(expected -> between(
                        SHORTEST,
                        expectedPause(age, expected),
                        between(SHORTEST, age.multipliedBy(EARLY_GROWTH), UNLIKELY)))
                .orElseGet(() -> between(SHORTEST, age, LONGEST));
    }

    /** The same with jitter, so that controllers and accounts don't ask in step. */
    Duration jittered(Duration pause) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }

    /** Looks a pause ahead, since the rate at the end of the pause is what matters. */
    private static Duration expectedPause(Duration age, ImportExpectation expected) {
        Duration now = best(expected.endsPerSecond(age));
        return best(expected.endsPerSecond(age.plus(now)));
    }

    private static Duration best(double endsPerSecond) {
        double seconds = Math.min(UNLIKELY.toSeconds(), Math.sqrt(2 * REQUEST_COST / endsPerSecond));
        return between(LIKELY, Duration.ofMillis(Math.round(seconds * 1000)), UNLIKELY);
    }

    private static Duration between(Duration least, Duration wished, Duration most) {
        Duration atMost = wished.compareTo(most) < 0 ? wished : most;
        return atMost.compareTo(least) > 0 ? atMost : least;
    }
}
