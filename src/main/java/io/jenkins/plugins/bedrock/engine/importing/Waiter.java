package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One who waits for a job: hears of one end, and of nothing after it or after a cancellation. */
final class Waiter {

    private static final Logger LOGGER = Logger.getLogger(Waiter.class.getName());

    private final ImportListener listener;
    private final Instant deadline;
    private boolean over;

    Waiter(ImportListener listener, Instant deadline) {
        this.listener = listener;
        this.deadline = deadline;
    }

    Instant deadline() {
        return deadline;
    }

    void tell(String line) {
        if (!isOver(false)) {
            shielded(() -> listener.onStatus(line));
        }
    }

    void end(AwaitEnd end) {
        if (!isOver(true)) {
            shielded(() -> listener.onEnd(end));
        }
    }

    void cancel() {
        isOver(true);
    }

    private synchronized boolean isOver(boolean fromNow) {
        boolean before = over;
        over = over || fromNow;
        return before;
    }

    /** One listener that fails must not keep the others from hearing. */
    private static void shielded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A listener failed when it was told about the import that it waits for.", e);
        }
    }
}
