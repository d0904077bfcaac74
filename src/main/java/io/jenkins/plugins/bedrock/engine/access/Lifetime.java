package io.jenkins.plugins.bedrock.engine.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * For how long access is given.
 *
 * @param expiresAfter no value means until it is revoked; at least an hour, for an import may take that long
 */
public record Lifetime(Optional<Duration> expiresAfter) {

    /** What an import may need from its request to its end, waiting for the account's one slot included. */
    static final Duration IMPORT_MAY_NEED = Duration.ofHours(2);

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public Lifetime {
        expiresAfter
                .filter(d -> d.compareTo(SHORTEST) < 0 || d.compareTo(LONGEST) > 0)
                .ifPresent(d -> {
                    throw new IllegalArgumentException("Access cannot expire after " + d
                            + ": an import may take an hour, and access for over a year is access for ever."
                            + " Give 1h to 366d, for example 24h, or nothing for access until it is revoked.");
                });
    }

    /** Until it is revoked. */
    public static Lifetime untilRevoked() {
        return new Lifetime(Optional.empty());
    }

    public static Lifetime of(Duration expiresAfter) {
        return new Lifetime(Optional.of(expiresAfter));
    }

    /** The end of access given at this moment, in whole seconds as policies write it. */
    public Optional<Instant> endFrom(Instant now) {
        return expiresAfter.map(d -> now.plus(d).truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * The end of access that people apply by hand: rounded up to the end of a day (UTC), so that what they are asked
     * for stays the same from run to run.
     */
    public Optional<Instant> endOfDayFrom(Instant now) {
        return endFrom(now).map(end -> end.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    /**
     * Whether access that was given earlier lasts long enough. With over half of its life left it always does; with less
     * it does as long as an import fits in.
     *
     * @param end of the access given earlier
     */
    boolean isLongEnough(Instant end, Instant now) {
        Duration half = expiresAfter.orElse(LONGEST).dividedBy(2);
        Duration needed = half.compareTo(IMPORT_MAY_NEED) < 0 ? half : IMPORT_MAY_NEED;
        return Duration.between(now, end).compareTo(needed) >= 0;
    }

    /** Whether access that was given earlier lasts longer than is asked for, by more than people's rounding of days. */
    boolean isTooLong(Instant end, Instant now) {
        Duration longest = expiresAfter.orElse(LONGEST).plus(Duration.ofDays(1));
        return Duration.between(now, end).compareTo(longest) > 0;
    }
}
