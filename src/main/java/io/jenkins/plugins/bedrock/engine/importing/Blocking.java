package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.CallInterruptedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits with the calling thread, as a freestyle build or a terminal does. */
public final class Blocking {

    private Blocking() {}

    /**
     * What the future brings.
     *
     * @throws InterruptedException at once when the thread is interrupted, or if that happened to a call to AWS
     * @throws RuntimeException what the future has ended with, as it was, if it was unchecked
     */
    public static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            if (e.getCause() instanceof CallInterruptedException interruption) {
                throw interruption.toChecked();
            }
            throw unchecked(e.getCause());
        }
    }

    /** A failure as those hear of it who wait: unchecked exceptions as they are, anything else wrapped. */
    static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException problem
                ? problem
                : new IllegalStateException(
                        "The import could not be followed any longer, for something failed in Java itself: " + failure
                                + ". The log of the controller has the details; run this again.",
                        failure);
    }
}
