package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

public class ParallelCallsTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final List<Integer> hundred = IntStream.range(0, 100).boxed().toList();

    @After
    public void stop() {
        executor.shutdownNow();
    }

    @Test
    public void resultsComeInTheOrderOfTheInputs() throws InterruptedException {
        assertThat(new ParallelCalls(executor, 8).all(hundred, i -> -i))
                .isEqualTo(hundred.stream().map(i -> -i).toList());
        assertThat(new ParallelCalls(executor, 8).all(List.<Integer>of(), i -> -i))
                .isEmpty();
    }

    @Test
    public void neverMoreThanAllowedRunAtATime() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        List<Integer> seen = new ParallelCalls(executor, 3).all(hundred, i -> {
            int now = running.incrementAndGet();
            Thread.yield();
            running.decrementAndGet();
            return now;
        });

        assertThat(seen).allMatch(now -> now <= 3);
    }

    @Test
    public void asManyAsAllowedDoRunAtATime() throws InterruptedException {
        CountDownLatch allThere = new CountDownLatch(4);

        assertThat(new ParallelCalls(executor, 4).all(List.of(1, 2, 3, 4), i -> metBy(allThere)))
                .containsOnly(true);
    }

    @Test
    public void othersHaveTheirTurnBetweenTheCalls() throws Exception {
        ExecutorService narrow = Executors.newSingleThreadExecutor();
        Thread caller = Thread.currentThread();
        AtomicBoolean otherHadItsTurn = new AtomicBoolean();
        AtomicInteger callsThere = new AtomicInteger();
        CompletableFuture<Boolean> seenByTheSecond = new CompletableFuture<>();

        new ParallelCalls(narrow, 2).all(hundred, i -> {
            if (Thread.currentThread() == caller) {
                return seenByTheSecond.join();
            }
            if (callsThere.incrementAndGet() == 1) {
                narrow.execute(() -> otherHadItsTurn.set(true));
            } else {
                seenByTheSecond.complete(otherHadItsTurn.get());
            }
            return true;
        });
        narrow.shutdown();

        assertThat(seenByTheSecond).isCompletedWithValue(true);
    }

    @Test
    public void anExecutorThatTakesNothingOrStartsNothingOnlyMakesItSlower() throws InterruptedException {
        ParallelCalls refused = new ParallelCalls(
                task -> {
                    throw new RejectedExecutionException("closed");
                },
                8);
        ParallelCalls full = new ParallelCalls(task -> {}, 8);

        assertThat(refused.all(hundred, i -> i)).isEqualTo(hundred);
        assertThat(full.all(hundred, i -> i)).isEqualTo(hundred);
    }

    @Test
    public void theFirstFailureEndsIt() {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> new ParallelCalls(Runnable::run, 1).all(hundred, i -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("call " + i);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("call 0");
        assertThat(calls).hasValue(1);
    }

    @Test
    public void anInterruptionIsNotTakenForAFailure() {
        assertThatThrownBy(() -> new ParallelCalls(executor, 1).all(hundred, i -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("aborted");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static boolean metBy(CountDownLatch allThere) {
        allThere.countDown();
        try {
            allThere.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
