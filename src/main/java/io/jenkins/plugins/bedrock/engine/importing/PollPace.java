package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again after a job that has been running for a while.
 *
 * <p>Without experience: 5 s at first, since what is wrong shows early, growing with the job's age to 60 s. With it:
 * seldom while the end is not to be expected, often around the time when it is.
 */
final class PollPace {

    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** While an end is unlikely. Whatever fails early has failed within the polls before. */
    static final Duration UNLIKELY = Duration.ofSeconds(180);

    /** Where an end is likely: half of it, the mean delay, is less than half of that of polling every 60 s. */
    private static final Duration LIKELY = Duration.ofSeconds(26);

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
        return expectation.map(expected -> pause(age, expected)).orElseGet(() -> grown(age, 1, LONGEST));
    }

    /** The same with jitter, so that controllers and accounts don't ask in step. */
    Duration jittered(Duration pause) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }

    private static Duration pause(Duration age, ImportExpectation expected) {
        Duration likelyFrom = expected.earliest();
        if (age.compareTo(likelyFrom) < 0) {
            return shorter(grown(age, 3, UNLIKELY), longer(likelyFrom.minus(age), SHORTEST));
        }
        if (age.compareTo(expected.latest()) < 0) {
            return shorter(LIKELY, longer(SHORTEST, expected.spread().dividedBy(2)));
        }
        return grown(age.minus(expected.latest()).plus(LIKELY), 1, LONGEST);
    }

    private static Duration grown(Duration age, int factor, Duration longest) {
        return shorter(longest, longer(SHORTEST, age.multipliedBy(factor)));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
