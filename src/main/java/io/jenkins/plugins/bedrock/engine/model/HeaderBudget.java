package io.jenkins.plugins.bedrock.engine.model;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of headers may be read for one model: for a hostile prefix of a thousand shards, each with a header of
 * some megabytes, would fill the memory.
 */
final class HeaderBudget {

    /** In bytes. A model of 128 experts and 100 layers has 6 MB in all its headers together. */
    static final long DEFAULT = 32L << 20;

    private final AtomicLong left;

    HeaderBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Whether so many more may be read; they are taken off then. */
    boolean take(long bytes) {
        return left.getAndUpdate(have -> have >= bytes ? have - bytes : have) >= bytes;
    }
}
