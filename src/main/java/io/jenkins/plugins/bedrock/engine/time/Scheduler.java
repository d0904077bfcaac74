package io.jenkins.plugins.bedrock.engine.time;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The engine's only source of time: what the clock says, pauses, and things to do later.
 *
 * <p>The plugin gives it Jenkins' timer, the terminal a thread of its own, the tests a virtual clock, so that no test
 * sleeps.
 */
public interface Scheduler extends InstantSource {

    /**
     * Blocks the calling thread.
     *
     * @throws InterruptedException at once when the thread is interrupted
     */
    void sleep(Duration pause) throws InterruptedException;

    /**
     * Runs a task once, later, on a thread of the scheduler. The task must be short and must not call AWS: it hands
     * such work to an executor.
     *
     * @param delay zero or less means as soon as possible
     */
    Timer schedule(Duration delay, Runnable task);

    /** A task that waits for its time. */
    interface Timer {

        /** Takes the task back; without effect once it has begun. */
        void cancel();
    }
}
