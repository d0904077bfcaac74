package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work that asks AWS for a while, on the threads for that, and not twice at once. */
final class OneAtATime {

    private static final Logger LOGGER = Logger.getLogger(OneAtATime.class.getName());

    private final AtomicBoolean running = new AtomicBoolean();

    /** The work. */
    @FunctionalInterface
    interface Work {

        void run() throws InterruptedException;
    }

    /** Begins it in the background, unless it is under way. */
    void start(@NonNull Work work) {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        boolean taken = false;
        try {
            AwsConnection.get().operations().execute(() -> runToTheEnd(work));
            taken = true;
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "Jenkins stops.", e);
        } finally {
            if (!taken) {
                running.set(false);
            }
        }
    }

    /** Does it on this thread, unless it is under way. */
    void run(@NonNull Work work) throws InterruptedException {
        if (running.compareAndSet(false, true)) {
            try {
                work.run();
            } finally {
                running.set(false);
            }
        }
    }

    boolean isRunning() {
        return running.get();
    }

    private void runToTheEnd(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINE, "Jenkins stops.", e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Looking at models and access has failed for a reason that is not known.", e);
        } finally {
            running.set(false);
        }
    }
}
