package io.jenkins.plugins.bedrock.engine.importing;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits with the calling thread, as a freestyle build or a terminal does. */
public final class Blocking {

    private Blocking() {}

    /**
     * What the future brings.
     *
     * @throws InterruptedException at once when the thread is interrupted
     */
    @SuppressFBWarnings(
            value = "BC_UNCONFIRMED_CAST_OF_RETURN_VALUE",
            justification = "The engine ends its futures with unchecked exceptions only, and hands them on as they are")
    public static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
