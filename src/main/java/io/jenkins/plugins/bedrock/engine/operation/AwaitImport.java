package io.jenkins.plugins.bedrock.engine.operation;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.AwaitEnd;
import io.jenkins.plugins.bedrock.engine.importing.AwaitedImport;
import io.jenkins.plugins.bedrock.engine.importing.Blocking;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportListener;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.ImportRun;
import io.jenkins.plugins.bedrock.engine.importing.ImportRunEnd;
import io.jenkins.plugins.bedrock.engine.importing.ImportTimes;
import io.jenkins.plugins.bedrock.engine.importing.ImportWatch;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModel;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Waits for the end of an import, and records what came of it. */
public record AwaitImport(Engine engine) {

    /**
     * Waits without holding a thread.
     *
     * @param deadline when to give up; {@link Instant#MAX} means never
     */
    public ImportWatch.Handle begin(Promotion promotion, AwaitedImport job, Instant deadline, ImportListener listener) {
        return engine.imports().await(promotion.hosting(), job, deadline, listener);
    }

    /**
     * Waits, without holding a thread, for an import that was started; where it fails for want of access soon after the
     * grant, which need not have shown yet, a new attempt is made.
     *
     * @param attempt of the import that was started
     * @param times when it was asked for, when access was granted, and when to wait no longer
     */
    public ImportRun follow(
            Promotion promotion, SealedModel model, int attempt, ImportTimes times, QueuedImport.Progress progress) {
        Admission admission = new Admission(engine, promotion);
        return engine.imports()
                .run(
                        promotion.hosting(),
                        admission.request(model),
                        OptionalInt.of(attempt),
                        times,
                        progress,
                        () -> admission.requireStillWelcome(model));
    }

    /**
     * The same, blocking the calling thread until the last job has ended.
     *
     * @throws InterruptedException if the thread is interrupted; the job goes on
     */
    public ImportJob run(
            Promotion promotion, SealedModel model, int attempt, ImportTimes times, QueuedImport.Progress progress)
            throws InterruptedException {
        ImportRun run = follow(promotion, model, attempt, times, progress);
        try {
            return ended(Blocking.await(run.end().toCompletableFuture()));
        } catch (InterruptedException e) {
            run.cancel();
            throw e;
        }
    }

    /**
     * The job that has ended, or that had made the model which was there already; what ended the wait otherwise is
     * thrown.
     */
    public static ImportJob ended(ImportRunEnd end) {
        return end.end().map(AwaitImport::ended).or(() -> end.outcome().job()).orElseThrow(() -> {
            String model = end.outcome().model().map(ImportedModel::name).orElse("of that name");
            return new ImportFailedException(
                    "The imported model " + model + " is there, but AWS no longer shows the job"
                            + " that made it, so that it cannot be told from what it was imported. Delete the model, and import"
                            + " it again.");
        });
    }

    /**
     * Looks for what there is of an import, whichever build has started it: a running job, or the model.
     *
     * @throws io.jenkins.plugins.bedrock.engine.importing.ImportConflictException if it is not of this very model
     */
    public Optional<ImportOutcome> find(Promotion promotion, SealedModel model) throws InterruptedException {
        return Interruptible.call(() -> new Admission(engine, promotion).existing(model));
    }

    /** The job that has ended; what ended the wait otherwise is thrown. */
    @SuppressFBWarnings(
            value = "BC_UNCONFIRMED_CAST",
            justification = "the interface is sealed, and its third case holds what the watch has thrown")
    public static ImportJob ended(AwaitEnd end) {
        if (end instanceof AwaitEnd.JobEnded ended) {
            return ended.job();
        }
        if (end instanceof AwaitEnd.DeadlineReached late) {
            throw new ImportFailedException(late.message());
        }
        throw ((AwaitEnd.Lost) end).problem();
    }

    /**
     * Refuses a model that the environment would not let in: an import that this build has not started proves nothing of
     * that, whoever has.
     *
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException naming what is missing
     */
    public void requireLetIn(Promotion promotion, SealedModel model) {
        new Admission(engine, promotion).requireLetIn(model);
    }

    /**
     * Records a model whose import has completed: imported, and sealed if nothing has moved since it was inspected.
     *
     * @throws ImportFailedException if the job failed, in AWS's words
     * @throws io.jenkins.plugins.bedrock.engine.importing.ImportConflictException if the job is not of this very model
     * @throws ModelProblem if the model has moved; it counts as imported, and this imported model will never be accepted
     */
    public PromotionRecord conclude(Promotion promotion, SealedModel model, ImportJob job) throws InterruptedException {
        return conclude(promotion, model, job, entry -> {});
    }

    /**
     * The same.
     *
     * @param accepted told if this has made the environment accept the model, which it had not before
     */
    public PromotionRecord conclude(
            Promotion promotion, SealedModel model, ImportJob job, Consumer<PromotionRecord> accepted)
            throws InterruptedException {
        if (!job.isCompleted()) {
            throw new ImportFailedException("The import job " + job.name() + " of " + promotion.model() + " into "
                    + promotion.hosting() + " failed: "
                    + job.failureMessage().orElse("AWS gave no reason").replaceAll("\\.$", "") + ". "
                    + NextStepAfterFailure.of(job));
        }
        Admission admission = new Admission(engine, promotion);
        Interruptible.call(() -> admission.requireSame(model, job));
        Environment where = promotion.environment();
        engine.ledger().imported(entry(promotion, model, job));
        try {
            requireOlderThan(job, model);
            new InspectModel(engine).requireUnchanged(promotion, model);
        } catch (ModelProblem moved) {
            change(model, where, known -> known.moved(engine.scheduler().instant(), where));
            throw moved;
        }
        AcceptingChange sealing =
                new AcceptingChange(known -> known.sealed(engine.scheduler().instant(), where));
        PromotionRecord now = change(model, where, sealing);
        sealing.tell(accepted, now);
        return now;
    }

    /** What an import has read is known to be what was inspected only if nothing was written after it had begun. */
    private static void requireOlderThan(ImportJob job, SealedModel model) {
        model.seal().objects().values().stream()
                .filter(object -> object.lastModified().isAfter(job.created()))
                .findFirst()
                .ifPresent(object -> {
                    throw new ModelProblem("The object '" + object.relativeKey() + "' of " + model.uri()
                            + " was written at " + object.lastModified() + ", after the import job " + job.name()
                            + " had begun: what was imported is not known to be what lies there now. Delete the imported"
                            + " model, and import it again.");
                });
    }

    private PromotionRecord change(SealedModel model, Environment where, UnaryOperator<PromotionRecord> change) {
        return engine.ledger().change(model.digest(), where.id(), change).orElseThrow();
    }

    private PromotionRecord entry(Promotion promotion, SealedModel model, ImportJob job) {
        EnvironmentId where = promotion.environment().id();
        return new PromotionRecord(
                model.digest(),
                model.seal().hash(),
                where,
                promotion.version(),
                job.modelArn().orElse(job.modelName()),
                job.arn(),
                promotion.holder(),
                engine.ledger()
                        .usedOverride(model.digest(), where, promotion.job())
                        .map(override -> override.by() + ": " + override.reason()),
                engine.scheduler().instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
