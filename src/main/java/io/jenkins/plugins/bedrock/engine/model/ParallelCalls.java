package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.time.Deadline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Many independent calls, some of them at a time.
 *
 * <p>The calling thread works too, and waits only for calls that have begun: a full or a closed executor makes it slower
 * but never stops it.
 */
public final class ParallelCalls {

    private final Executor executor;
    private final int atATime;
    private final Deadline deadline;

    /** @param atATime calls at the same time, the calling thread's included */
    public ParallelCalls(Executor executor, int atATime) {
        this(executor, atATime, Deadline.none());
    }

    /** @param deadline after which no further call begins */
    public ParallelCalls(Executor executor, int atATime, Deadline deadline) {
        this.executor = executor;
        this.atATime = atATime;
        this.deadline = deadline;
    }

    /**
     * Calls with each input; after the first failure no further call begins.
     *
     * @return the results in the order of the inputs
     * @throws RuntimeException what a call threw
     * @throws ModelProblem if they took too long
     * @throws InterruptedException if the calling thread is interrupted; calls that run elsewhere end by themselves
     */
    public <I, R> List<R> all(List<I> inputs, Function<I, R> call) throws InterruptedException {
        List<CompletableFuture<R>> results =
                Stream.generate(CompletableFuture<R>::new).limit(inputs.size()).toList();
        AtomicInteger next = new AtomicInteger();
        BooleanSupplier one = () -> {
            int i = next.getAndIncrement();
            if (i >= inputs.size()) {
                return false;
            }
            try {
                requireTime();
                results.get(i).complete(call.apply(inputs.get(i)));
            } catch (RuntimeException | Error e) {
                next.set(inputs.size());
                results.forEach(result -> result.completeExceptionally(e));
            }
            return true;
        };
        for (int others = 1; others < Math.min(atATime, inputs.size()); others++) {
            executeOneByOne(one);
        }
        try {
            while (one.getAsBoolean()) {}
            return await(results);
        } finally {
            next.set(inputs.size());
        }
    }

    /** After each call it queues anew, so that whoever shares the executor has its turn between the calls. */
    private void executeOneByOne(BooleanSupplier one) {
        try {
            executor.execute(() -> {
                if (one.getAsBoolean()) {
                    executeOneByOne(one);
                }
            });
        } catch (RejectedExecutionException closedOrFull) {
            // The calling thread does what is left.
            return;
        }
    }

    /**
     * Asks whether there is time for a further call, for calls that are made one after the other.
     *
     * @throws ModelProblem if they took too long
     */
    void requireTime() {
        if (deadline.isOver()) {
            throw new ModelProblem("Reading the model took longer than it may, and was given up at " + deadline.end()
                    + ". S3 answers slowly, or what lies there is not a model: look at the prefix, and run this again"
                    + " later.");
        }
    }

    /** An interruption comes out of a call to AWS unchecked; the caller is to hear of it as of any other. */
    private static <R> List<R> await(List<CompletableFuture<R>> results) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The calls were interrupted.");
        }
        try {
            CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A call could not be made, for Java itself failed: " + e.getCause(), e);
        }
        return results.stream().map(CompletableFuture::join).toList();
    }
}
