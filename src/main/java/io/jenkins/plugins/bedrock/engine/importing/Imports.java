package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a controller does about imports: it starts each once, waits for all of them together, and tests what came of
 * them. One per controller and endpoint, since queues and watches are shared by all builds.
 */
public final class Imports {

    private final Background background;
    private final ImportDurations durations = new ImportDurations();
    private final ImportWatches watches;
    private final ImportSlots slots;
    private final Propagation propagation;

    /**
     * @param random for jitter
     * @param propagation for how long what is new may not show
     * @param settling for how long from now nobody is let into a slot, usually {@link ImportSlots#SETTLING}
     */
    public Imports(Background background, RandomGenerator random, Propagation propagation, Duration settling) {
        this.background = background;
        this.propagation = propagation;
        this.watches = new ImportWatches(
                background.clients(), background.scheduler(), background.executor(), random, durations);
        this.slots = new ImportSlots(background, watches, random, settling);
    }

    /**
     * Starts an import as soon as the account's slot is free.
     *
     * @param attempt as it was fixed before a restart; none to have AWS asked for it
     * @param asked when it was first asked for
     */
    public QueuedImport start(
            AccountAccess access,
            ImportRequest request,
            OptionalInt attempt,
            Instant asked,
            QueuedImport.Progress progress) {
        return start(access, request, attempt, asked, progress, () -> {});
    }

    /**
     * The same, with a last word before a job is created, since what let the import in may have changed while it waited
     * for the slot.
     *
     * @param beforeCreate run on the executor, also after a restart: before the attempt is fixed, and again
     *     before each further time that AWS is asked for the job; not run if there is a job or model already. What it throws ends the import
     *     without a job. It may read files, but must not wait.
     */
    public QueuedImport start(
            AccountAccess access,
            ImportRequest request,
            OptionalInt attempt,
            Instant asked,
            QueuedImport.Progress progress,
            Runnable beforeCreate) {
        return QueuedImport.begin(
                background, slots, access, request, attempt, asked, propagation, progress, beforeCreate);
    }

    /**
     * Starts an import, waits for its end, and begins anew where access had not shown yet.
     *
     * @param attempt as it was fixed before a restart, or that of a job that was started before, which is then waited
     *     for; none to have AWS asked for it
     * @param times when it was asked for, when access was granted, and when to wait no longer
     * @param progress told of each attempt
     * @param beforeCreate as of {@link #start}, for each attempt
     */
    public ImportRun run(
            AccountAccess access,
            ImportRequest request,
            OptionalInt attempt,
            ImportTimes times,
            QueuedImport.Progress progress,
            Runnable beforeCreate) {
        return ImportRun.begin(this, access, request, attempt, times, progress, beforeCreate);
    }

    /** Waits for the end of a job. */
    public ImportWatch.Handle await(
            AccountAccess access, AwaitedImport awaited, Instant deadline, ImportListener listener) {
        return watches.await(access, awaited, deadline, listener);
    }

    /** The watch that all share who wait in this account and Region with this credential. */
    public ImportWatch watch(AccountAccess access) {
        return watches.of(access);
    }

    /** Asks a model a question; the first successful call opens a billed window of five minutes. */
    public ModelTestRun test(AccountAccess access, String modelArn, ModelTest test, Consumer<String> status) {
        return ModelTestRun.begin(background, access, modelArn, test, status);
    }

    /** The queues for the slots, for those who start imports by themselves. */
    public ImportSlots slots() {
        return slots;
    }

    /** What earlier imports took. */
    public ImportDurations durations() {
        return durations;
    }

    /** For how long what is new may not show. */
    public Propagation propagation() {
        return propagation;
    }

    Background background() {
        return background;
    }
}
