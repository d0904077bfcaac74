package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** A call that is made again after a pause when what it met may pass; no thread waits during the pause. */
final class PatientCall<T> {

    /** Whether and when to try again. */
    interface Patience {

        /**
         * The pause before the next try.
         *
         * @param tries made so far, from 1
         * @return no value to give up
         */
        Optional<Duration> after(RuntimeException problem, int tries);
    }

    private final Background background;
    private final Supplier<T> call;
    private final Patience patience;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Scheduler.Timer timer = () -> {};
    private int tries;

    private PatientCall(Background background, Supplier<T> call, Patience patience) {
        this.background = background;
        this.call = call;
        this.patience = patience;
        answer.whenComplete((result, problem) -> cancelTimer());
    }

    /** Begins; cancelling the future ends it, save for a call that is being made. */
    static <T> CompletableFuture<T> begin(Background background, Supplier<T> call, Patience patience) {
        PatientCall<T> begun = new PatientCall<>(background, call, patience);
        begun.handOver();
        return begun.answer;
    }

    private void run() {
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(call.get());
        } catch (RuntimeException problem) {
            failed(problem);
        } catch (Error problem) {
            answer.completeExceptionally(problem);
        }
    }

    /** Whatever goes wrong here ends the call, for nobody else could tell who waits for it. */
    private void failed(RuntimeException problem) {
        try {
            Optional<Duration> pause = patience.after(problem, nextTry());
            pause.ifPresentOrElse(this::again, () -> answer.completeExceptionally(problem));
        } catch (RuntimeException | Error impatient) {
            impatient.addSuppressed(problem);
            answer.completeExceptionally(impatient);
        }
    }

    private synchronized int nextTry() {
        tries++;
        return tries;
    }

    private synchronized void again(Duration pause) {
        timer = background.scheduler().schedule(pause, this::handOver);
        if (answer.isDone()) {
            timer.cancel();
        }
    }

    private void handOver() {
        try {
            background.handOver(this::run);
        } catch (RejectedExecutionException refused) {
            answer.completeExceptionally(refused);
        }
    }

    private synchronized void cancelTimer() {
        timer.cancel();
    }
}
