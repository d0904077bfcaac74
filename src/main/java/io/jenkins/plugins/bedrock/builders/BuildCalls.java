package io.jenkins.plugins.bedrock.builders;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.Blocking;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * What a freestyle build asks of AWS while it blocks its own thread. It is done on the plugin's threads, as for steps, so
 * that aborting the build ends it at once, however long AWS takes to answer.
 */
final class BuildCalls {

    private BuildCalls() {}

    /** What the work gives; the work is interrupted with the build. */
    static <T> T call(@NonNull Interruptible.Work<T> work) throws InterruptedException {
        return call(work, late -> {});
    }

    /** The same for work that gives or takes access. */
    static <T> T callForAccess(@NonNull Interruptible.Work<T> work) throws InterruptedException {
        return call(AwsConnection.get().access(), work, late -> {});
    }

    /** The same on other threads of the plugin. */
    static <T> T call(@NonNull Executor pool, @NonNull Interruptible.Work<T> work) throws InterruptedException {
        return call(pool, work, late -> {});
    }

    /** @param unwanted what is done with what the work gives, if it still does so after the build was aborted */
    static <T> T call(@NonNull Interruptible.Work<T> work, @NonNull Consumer<T> unwanted) throws InterruptedException {
        return call(AwsConnection.get().operations(), work, unwanted);
    }

    private static <T> T call(Executor pool, Interruptible.Work<T> work, Consumer<T> unwanted)
            throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        FutureTask<Void> task = new FutureTask<>(() -> attempt(work, done), null);
        pool.execute(task);
        try {
            return Blocking.await(done);
        } catch (InterruptedException e) {
            task.cancel(true);
            done.thenAccept(unwanted);
            throw e;
        }
    }

    /** @param cancel ends what is waited for, if the build is aborted */
    static <T> T await(@NonNull CompletionStage<T> stage, @NonNull Runnable cancel) throws InterruptedException {
        try {
            return Blocking.await(stage.toCompletableFuture());
        } catch (InterruptedException e) {
            cancel.run();
            throw e;
        }
    }

    private static <T> void attempt(Interruptible.Work<T> work, CompletableFuture<T> done) {
        try {
            done.complete(Interruptible.call(work));
        } catch (InterruptedException | RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }
}
