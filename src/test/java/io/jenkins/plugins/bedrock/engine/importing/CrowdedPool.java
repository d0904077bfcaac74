package io.jenkins.plugins.bedrock.engine.importing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A pool of one, on the calling thread, that is full for one moment; as on a thread, what a task throws is lost. */
final class CrowdedPool implements Executor {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final int full;
    private int asked;
    private boolean running;

    /** @param full the how-manieth task, from 1, is not taken; 0 for none */
    CrowdedPool(int full) {
        this.full = full;
    }

    @Override
    public void execute(Runnable task) {
        asked++;
        if (asked == full) {
            throw new RejectedExecutionException("full for a moment");
        }
        tasks.add(task);
        if (!running) {
            running = true;
            while (!tasks.isEmpty()) {
                run(tasks.remove());
            }
            running = false;
        }
    }

    /** Whether it was full by now. */
    boolean wasFull() {
        return asked >= full;
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error lost) {
            return;
        }
    }
}
