package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * An import from its request to its end. A job that fails for want of access soon after a grant gets a successor, since
 * the grant may not have shown yet.
 */
public final class ImportRun {

    private final Imports imports;
    private final AccountAccess access;
    private final ImportRequest request;
    private final ImportTimes times;
    private final QueuedImport.Progress progress;
    private final Runnable beforeCreate;
    private final CompletableFuture<ImportRunEnd> end = new CompletableFuture<>();
    private Runnable stop = () -> {};
    private int failed;

    private ImportRun(
            Imports imports,
            AccountAccess access,
            ImportRequest request,
            ImportTimes times,
            QueuedImport.Progress progress,
            Runnable beforeCreate) {
        this.imports = imports;
        this.access = access;
        this.request = request;
        this.times = times;
        this.progress = progress;
        this.beforeCreate = beforeCreate;
        end.whenComplete((result, problem) -> stop());
    }

    static ImportRun begin(
            Imports imports,
            AccountAccess access,
            ImportRequest request,
            OptionalInt attempt,
            ImportTimes times,
            QueuedImport.Progress progress,
            Runnable beforeCreate) {
        ImportRun run = new ImportRun(imports, access, request, times, progress, beforeCreate);
        run.start(attempt);
        return run;
    }

    /** What came of it; ends with an exception if no job could be started. */
    public CompletionStage<ImportRunEnd> end() {
        return end.minimalCompletionStage();
    }

    /** Gives up; a job that was started goes on, for AWS has no call to cancel one. Does no I/O. */
    public void cancel() {
        end.cancel(false);
    }

    private void start(OptionalInt attempt) {
        if (end.isDone()) {
            return;
        }
        QueuedImport queued = imports.start(access, request, attempt, times.asked(), progress, beforeCreate);
        stopWith(queued::cancel);
        queued.outcome().whenComplete((outcome, problem) -> shielded(() -> started(outcome, problem)));
    }

    private void started(ImportOutcome outcome, Throwable problem) {
        if (problem != null) {
            end.completeExceptionally(problem instanceof CompletionException ? problem.getCause() : problem);
        } else {
            started(outcome);
        }
    }

    private void started(ImportOutcome outcome) {
        if (outcome.kind() == ImportOutcome.Kind.REUSED) {
            end.complete(new ImportRunEnd(outcome, Optional.empty()));
            return;
        }
        ImportWatch.Handle handle = imports.await(
                access, AwaitedImport.of(outcome.job().orElseThrow()), times.deadline(), new ImportListener() {
                    @Override
                    public void onStatus(String line) {
                        progress.onStatus(line);
                    }

                    @Override
                    public void onEnd(AwaitEnd ended) {
                        shielded(() -> ended(outcome, ended));
                    }
                });
        stopWith(handle::cancel);
    }

    private void ended(ImportOutcome outcome, AwaitEnd ended) {
        Optional<Duration> pause =
                ended instanceof AwaitEnd.JobEnded job ? beforeSuccessor(job.job()) : Optional.empty();
        pause.ifPresentOrElse(this::startAgain, () -> end.complete(new ImportRunEnd(outcome, Optional.of(ended))));
    }

    private Optional<Duration> beforeSuccessor(ImportJob job) {
        failed++;
        Instant now = imports.background().scheduler().instant();
        Optional<Duration> pause = imports.propagation().afterFailure(job, failed, times.granted(), now);
        pause.ifPresent(time -> Announcements.tell(() -> progress.onStatus("The import job " + job.name()
                + " was denied access (" + job.failureMessage().orElse("no reason given")
                + "), which passes soon after a grant; a new attempt begins in " + time.toSeconds() + " s.")));
        return pause;
    }

    private void startAgain(Duration pause) {
        Background background = imports.background();
        Runnable successor = () -> shielded(() -> start(OptionalInt.empty()));
        Scheduler.Timer timer =
                background.scheduler().schedule(pause, () -> shielded(() -> background.handOver(successor)));
        stopWith(timer::cancel);
    }

    /** What fails in a callback must end the run, not get lost on a thread that nobody looks at. */
    private void shielded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    private synchronized void stopWith(Runnable how) {
        stop = how;
        if (end.isDone()) {
            stop();
        }
    }

    private synchronized void stop() {
        stop.run();
    }
}
