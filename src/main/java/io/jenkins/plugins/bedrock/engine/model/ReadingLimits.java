package io.jenkins.plugins.bedrock.engine.model;

import java.time.Duration;

/**
 * What reading a prefix may cost.
 *
 * @param objects at most so many; a checkpoint has some dozens, a prefix with thousands is not one
 * @param parallelism calls at a time
 * @param time for all calls together
 */
public record ReadingLimits(int objects, int parallelism, Duration time) {

    /** 2,000 objects, 16 calls at a time: a 30-shard checkpoint takes one list and three rounds of heads; 30 minutes. */
    public static final ReadingLimits DEFAULT = new ReadingLimits(2_000, 16, Duration.ofMinutes(30));

    public ReadingLimits {
        if (objects < 1 || parallelism < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A prefix cannot be read with " + parallelism + " calls at a time, "
                    + objects + " objects at most and within " + time + ": all are 1 or more.");
        }
    }
}
