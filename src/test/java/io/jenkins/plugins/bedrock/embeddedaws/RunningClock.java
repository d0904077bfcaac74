package io.jenkins.plugins.bedrock.embeddedaws;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Time that runs by itself, faster or slower than real time. */
final class RunningClock extends VirtualClock {

    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final double speed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "embedded AWS clock");
        thread.setDaemon(true);
        return thread;
    });

    RunningClock(Instant start, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("A clock's speed is a number above zero, e.g. 60, not " + speed + ".");
        }
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
    }

    @Override
    public void advance(Duration time) {
        throw new IllegalStateException("A running clock can't be advanced: wait, or use VirtualClock.manual().");
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(realNanos(pause));
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Future<?> future = timer.schedule(task, realNanos(delay), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private long realNanos(Duration virtual) {
        return (long) (virtual.toNanos() / speed);
    }
}
