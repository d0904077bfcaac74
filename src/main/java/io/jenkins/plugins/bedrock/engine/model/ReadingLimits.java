package io.jenkins.plugins.bedrock.engine.model;

/**
 * What reading a prefix may cost.
 *
 * @param objects at most so many; a checkpoint has some dozens, a prefix with thousands is not one
 * @param parallelism calls at a time
 */
public record ReadingLimits(int objects, int parallelism) {

    /** 2,000 objects, 16 calls at a time: a 30-shard checkpoint takes one list and three rounds of heads. */
    public static final ReadingLimits DEFAULT = new ReadingLimits(2_000, 16);

    public ReadingLimits {
        if (objects < 1 || parallelism < 1) {
            throw new IllegalArgumentException("A prefix cannot be read with " + parallelism + " calls at a time and "
                    + objects + " objects at most: both are 1 or more.");
        }
    }
}
