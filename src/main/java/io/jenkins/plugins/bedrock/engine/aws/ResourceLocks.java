package io.jenkins.plugins.bedrock.engine.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** One writer per resource in this JVM: reading, changing and reading back belong together. */
public final class ResourceLocks {

    private final Map<String, Holders> locks = new HashMap<>();

    /**
     * Runs the work while no other thread works on the same resource; first come, first served.
     *
     * @param arn of the resource, or another name that nothing else has
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     */
    public <T> T holding(String arn, InterruptibleWork<T> work) throws InterruptedException {
        ReentrantLock lock = enter(arn);
        try {
            lock.lockInterruptibly();
            try {
                return work.run();
            } finally {
                lock.unlock();
            }
        } finally {
            leave(arn);
        }
    }

    /**
     * The same for whoever waits on a thread that others need.
     *
     * @param most how long the thread waits for its turn
     * @throws TimeoutException if it has not come by then, and nothing was done
     */
    public <T> T holding(String arn, Duration most, InterruptibleWork<T> work)
            throws InterruptedException, TimeoutException {
        ReentrantLock lock = enter(arn);
        try {
            if (!lock.tryLock(most.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("Others hold " + arn + ".");
            }
            try {
                return work.run();
            } finally {
                lock.unlock();
            }
        } finally {
            leave(arn);
        }
    }

    private synchronized ReentrantLock enter(String arn) {
        Holders holders = locks.computeIfAbsent(arn, a -> new Holders());
        holders.count++;
        return holders.lock;
    }

    private synchronized void leave(String arn) {
        locks.computeIfPresent(arn, (a, holders) -> --holders.count == 0 ? null : holders);
    }

    /** Work that waits for AWS and so can be interrupted. */
    public interface InterruptibleWork<T> {
        T run() throws InterruptedException;
    }

    private static final class Holders {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int count;
    }
}
