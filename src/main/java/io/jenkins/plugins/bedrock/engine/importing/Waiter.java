package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;

/** One who waits for a job: hears of one end, and of nothing after it or after a cancellation. */
final class Waiter {

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
            Announcements.tell(() -> listener.onStatus(line));
        }
    }

    void end(AwaitEnd end) {
        if (!isOver(true)) {
            Announcements.tell(() -> listener.onEnd(end));
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
}
