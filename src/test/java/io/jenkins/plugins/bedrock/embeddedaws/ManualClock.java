package io.jenkins.plugins.bedrock.embeddedaws;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Time that passes only when somebody advances it or sleeps. */
final class ManualClock extends VirtualClock {

    private record Task(Instant due, long number, Runnable work) {}

    /** Held while tasks run, so that two threads that advance never run tasks at once or out of order. */
    private final ReentrantLock running = new ReentrantLock(true);

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Instant now;
    private long scheduled;

    ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void advance(Duration time) {
        Instant target = instant().plus(time);
        running.lock();
        try {
            runUntil(target);
        } finally {
            running.unlock();
        }
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        Instant target = instant().plus(pause);
        running.lockInterruptibly();
        try {
            runUntil(target);
        } finally {
            running.unlock();
        }
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable work) {
        Duration wait = delay.isNegative() ? Duration.ZERO : delay;
        Task task = new Task(now.plus(wait), scheduled++, work);
        tasks.add(task);
        return () -> cancel(task);
    }

    @Override
    public synchronized void close() {
        tasks.clear();
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    private void runUntil(Instant target) {
        for (Task task = nextUntil(target); task != null; task = nextUntil(target)) {
            task.work().run();
        }
    }

    private synchronized Task nextUntil(Instant target) {
        boolean due = !tasks.isEmpty() && !tasks.peek().due().isAfter(target);
        moveTo(due ? tasks.peek().due() : target);
        return due ? tasks.poll() : null;
    }

    private void moveTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }
}
