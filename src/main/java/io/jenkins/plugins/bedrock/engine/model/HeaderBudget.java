package io.jenkins.plugins.bedrock.engine.model;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of headers may be read, and kept, for one model: for a hostile prefix of a thousand shards, each with a header
 * of some megabytes, would fill the memory.
 */
final class HeaderBudget {

    /** In bytes. A model of 128 experts and 100 layers has 6 MB in all its headers together. */
    static final long DEFAULT = 32L << 20;

    /** Each takes more memory than bytes in the header. A model of 128 experts and 100 layers has 50,000. */
    static final int MOST_TENSORS = 250_000;

    private final AtomicLong left;
    private final AtomicLong tensors = new AtomicLong(MOST_TENSORS);

    HeaderBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Whether so many more bytes may be read; they are taken off then. */
    boolean take(long bytes) {
        return take(left, bytes);
    }

    /** Whether so many more tensors may be kept; they are taken off then. */
    boolean takeTensors(long number) {
        return take(tensors, number);
    }

    private static boolean take(AtomicLong from, long number) {
        return from.getAndUpdate(have -> have >= number ? have - number : have) >= number;
    }
}
