package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * An import on its way to its start: it waits for the account's slot, and for the role to show, without holding a
 * thread.
 */
public final class QueuedImport {

    private final Background background;
    private final ImportSlots slots;
    private final AccountAccess access;
    private final ImportRequest request;
    private final Propagation propagation;
    private final Progress progress;
    private final Runnable beforeCreate;
    private final CompletableFuture<ImportOutcome> outcome = new CompletableFuture<>();
    private OptionalInt attempt;
    private Optional<SlotTicket> ticket = Optional.empty();

    /** Who is told on the way; called on the executor, must not block. */
    public interface Progress {

        /** Something worth a line in the build's log. */
        void onStatus(String line);

        /** The number of the attempt is fixed, and the job not yet asked for: to be saved for a restart. */
        void onAttempt(int attempt);
    }

    private QueuedImport(
            Background background,
            ImportSlots slots,
            AccountAccess access,
            ImportRequest request,
            OptionalInt attempt,
            Propagation propagation,
            Progress progress,
            Runnable beforeCreate) {
        this.background = background;
        this.slots = slots;
        this.access = access;
        this.request = request;
        this.attempt = attempt;
        this.propagation = propagation;
        this.progress = progress;
        this.beforeCreate = beforeCreate;
    }

    /**
     * Begins.
     *
     * @param attempt as it was fixed before a restart; none to have AWS asked for it
     * @param asked when the import was first asked for, which is its place in the queue
     * @param beforeCreate as of {@link Imports#start}
     */
    static QueuedImport begin(
            Background background,
            ImportSlots slots,
            AccountAccess access,
            ImportRequest request,
            OptionalInt attempt,
            Instant asked,
            Propagation propagation,
            Progress progress,
            Runnable beforeCreate) {
        QueuedImport begun =
                new QueuedImport(background, slots, access, request, attempt, propagation, progress, beforeCreate);
        begun.call(begun::existing)
                .whenComplete((there, problem) -> begun.shielded(() -> begun.looked(there, problem, asked)));
        begun.outcome.whenComplete((result, problem) -> begun.leaveQueue());
        return begun;
    }

    /**
     * What came of it. It ends with {@link ImportRefusedException} or {@link
     * io.jenkins.plugins.bedrock.engine.aws.AwsProblem} if the import could not be started.
     */
    public CompletionStage<ImportOutcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    /** Gives up; a job that was started goes on, for AWS has no call to cancel one. Does no I/O. */
    public void cancel() {
        outcome.cancel(false);
    }

    private Optional<ImportOutcome> existing() {
        return attempt.isPresent()
                ? new EarlierImports(background.clients().account(access), request)
                        .outcome(ImportNames.of(request, attempt.getAsInt()))
                : importer().outlook(request).existing();
    }

    private void looked(Optional<ImportOutcome> there, Throwable problem, Instant asked) {
        if (problem != null) {
            fail(problem);
        } else if (there.isPresent()) {
            outcome.complete(there.get());
        } else {
            queueUp(asked);
        }
    }

    private synchronized void queueUp(Instant asked) {
        if (!outcome.isDone()) {
            SlotTicket place = slots.ticket(access, asked, request.build(), new SlotListener() {
                @Override
                public void onWaiting(String line) {
                    progress.onStatus(line);
                }

                @Override
                public void onTurn() {
                    shielded(QueuedImport.this::startInTurn);
                }

                @Override
                public void onRefused(RuntimeException problem) {
                    fail(problem);
                }
            });
            ticket = Optional.of(place);
            place.join();
        }
    }

    private void startInTurn() {
        Instant first = background.scheduler().instant();
        PatientCall.begin(background, this::start, (problem, tries) -> patience(problem, tries, first))
                .whenComplete((started, problem) -> shielded(() -> started(started, problem)));
    }

    private Optional<Duration> patience(RuntimeException problem, int tries, Instant first) {
        Instant now = background.scheduler().instant();
        Optional<Duration> pause =
                outcome.isDone() ? Optional.empty() : propagation.afterRefusal(problem, tries, first, now);
        pause.ifPresent(time -> Announcements.tell(() -> progress.onStatus("AWS does not accept the import role yet,"
                + " which passes after a change of the role; asking again in " + time.toSeconds() + " s.")));
        return pause;
    }

    private ImportOutcome start() {
        requireWanted();
        ModelImporter importer = importer();
        Runnable lastWord = attempt.isPresent() ? beforeCreate : () -> {};
        if (attempt.isEmpty()) {
            ImportOutlook outlook = importer.outlook(request);
            if (outlook.existing().isPresent()) {
                return outlook.existing().get();
            }
            beforeCreate.run();
            attempt = OptionalInt.of(outlook.nextAttempt());
            progress.onAttempt(outlook.nextAttempt());
        }
        return importer.start(request, attempt.getAsInt(), lastWord);
    }

    /** Who gave up between two tries, or while others had their turn, wants no job any more. */
    private void requireWanted() {
        if (outcome.isDone()) {
            throw new CancellationException(
                    "The import of " + request.source() + " into " + access + " was given up before its start.");
        }
    }

    private void started(ImportOutcome started, Throwable problem) {
        if (problem instanceof ImportSlotTakenException) {
            taken();
        } else if (problem != null) {
            fail(problem);
        } else {
            started.job().ifPresent(this::occupy);
            outcome.complete(started);
        }
    }

    private synchronized void occupy(ImportJob job) {
        ticket.ifPresent(place -> place.started(job));
    }

    private synchronized void taken() {
        ticket.ifPresent(SlotTicket::taken);
    }

    private synchronized void leaveQueue() {
        ticket.ifPresent(SlotTicket::leave);
    }

    private void fail(Throwable problem) {
        outcome.completeExceptionally(problem instanceof CompletionException ? problem.getCause() : problem);
    }

    private <T> CompletableFuture<T> call(Supplier<T> call) {
        return PatientCall.begin(background, call, (problem, tries) -> Optional.empty());
    }

    /** What fails in a callback must end the import, not get lost in a future that nobody looks at. */
    private void shielded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    private ModelImporter importer() {
        return new ModelImporter(background.clients().account(access), background.scheduler());
    }
}
