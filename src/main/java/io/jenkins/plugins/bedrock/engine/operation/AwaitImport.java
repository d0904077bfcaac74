package io.jenkins.plugins.bedrock.engine.operation;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.bedrock.engine.importing.AwaitEnd;
import io.jenkins.plugins.bedrock.engine.importing.AwaitedImport;
import io.jenkins.plugins.bedrock.engine.importing.Blocking;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportListener;
import io.jenkins.plugins.bedrock.engine.importing.ImportWatch;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.promotion.EntryRules;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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
     * Blocks the calling thread until the job has ended.
     *
     * @param status told what is noteworthy on the way
     * @throws InterruptedException if the thread is interrupted; the job goes on
     */
    public ImportJob run(Promotion promotion, AwaitedImport job, Instant deadline, Consumer<String> status)
            throws InterruptedException {
        End end = new End(status, new CompletableFuture<>());
        ImportWatch.Handle handle = begin(promotion, job, deadline, end);
        try {
            return ended(Blocking.await(end.arrival()));
        } finally {
            handle.cancel();
        }
    }

    /** Hands the end over to the thread that waits for it. */
    private record End(Consumer<String> status, CompletableFuture<AwaitEnd> arrival) implements ImportListener {

        @Override
        public void onStatus(String line) {
            status.accept(line);
        }

        @Override
        public void onEnd(AwaitEnd how) {
            arrival.complete(how);
        }
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
     * Records a model whose import has completed: imported, and sealed if nothing has moved since it was inspected.
     *
     * @throws ImportFailedException if the job failed, in AWS's words
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if the model has moved; it counts as imported, and
     *     will never be accepted
     */
    public PromotionRecord conclude(Promotion promotion, SealedModel model, ImportJob job) throws InterruptedException {
        if (!job.isCompleted()) {
            throw new ImportFailedException("The import job " + job.name() + " of " + promotion.model() + " into "
                    + promotion.hosting() + " failed: "
                    + job.failureMessage().orElse("AWS gave no reason") + ". " + NextStepAfterFailure.of(job));
        }
        PromotionRecord imported = PromotionRecord.imported(
                model.digest(),
                promotion.environment().id(),
                promotion.version(),
                job.modelArn().orElse(job.modelName()),
                job.arn(),
                promotion.holder(),
                engine.scheduler().instant());
        PromotionRecord known = engine.ledger()
                .find(model.digest(), promotion.environment().id())
                .filter(record -> record.modelArn().equals(imported.modelArn()))
                .orElse(imported);
        engine.ledger().put(known);
        new InspectModel(engine).requireUnchanged(promotion, model);
        EntryRules rules = promotion.environment().entry();
        PromotionRecord sealed = known.sealed(engine.scheduler().instant(), rules);
        engine.ledger().put(sealed);
        return sealed;
    }
}
