package io.jenkins.plugins.bedrock.embeddedaws.front;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Replies to one operation that are held back until a test lets them go: what the operation does is done by then. */
public final class HeldReplies {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Blocks until a request of the operation was carried out, and its reply waits. */
    public void awaitOne() throws InterruptedException {
        if (!arrived.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("No request of the held operation came within a minute.");
        }
    }

    /** Lets the replies go, and holds none any more. */
    public void release() {
        released.countDown();
    }

    void hold() throws InterruptedException {
        arrived.countDown();
        released.await();
    }
}
