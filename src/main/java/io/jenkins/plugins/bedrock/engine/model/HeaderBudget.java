package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of headers may be read, and kept, for one model: for a hostile prefix of a thousand shards, each with a header
 * of some megabytes, would fill the memory.
 */
final class HeaderBudget {

    /** In bytes. A model of 128 experts and 100 layers has 6 MB in all its headers together. */
    static final long DEFAULT = 32L << 20;

    /** Each takes more memory than bytes in the header. As many as an index may name. */
    static final int MOST_TENSORS = ShardIndex.MOST_TENSORS;

    /** Of all shapes, for the same reason. */
    static final int MOST_DIMENSIONS = 1_000_000;

    private final AtomicLong left;
    private final AtomicLong tensors = new AtomicLong(MOST_TENSORS);
    private final AtomicLong dimensions = new AtomicLong(MOST_DIMENSIONS);

    HeaderBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Whether so many more bytes may be read; they are taken off then. */
    boolean take(long bytes) {
        return take(left, bytes);
    }

    /** Whether so many more tensors may be kept; they are taken off then. */
    boolean take(List<Tensor> more) {
        return take(tensors, more.size())
                && take(
                        dimensions,
                        more.stream().mapToLong(tensor -> tensor.shape().size()).sum());
    }

    private static boolean take(AtomicLong from, long number) {
        return from.getAndUpdate(have -> have >= number ? have - number : have) >= number;
    }
}
