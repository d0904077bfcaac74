package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.importing.Blocking;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import java.time.Instant;
import java.util.OptionalInt;

/** Starts the import of a model that was inspected, once, however often it is asked. */
public record ImportModel(Engine engine) {

    /**
     * Lets the model in, sees that it has not moved since, and queues for the account's import slot.
     *
     * @param attempt as it was fixed before a restart; empty to have AWS asked for it
     * @param asked when the import was first asked for, which is its place in the queue
     * @param progress told on the way
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if the gate refuses the model
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if it has moved
     */
    public QueuedImport begin(
            Promotion promotion,
            ModelIdentity identity,
            OptionalInt attempt,
            Instant asked,
            QueuedImport.Progress progress)
            throws InterruptedException {
        Admission admission = new Admission(engine);
        admission.admit(promotion, identity);
        new InspectModel(engine).requireUnchanged(promotion, identity);
        return engine.imports()
                .start(promotion.hosting(), admission.request(promotion, identity), attempt, asked, progress);
    }

    /**
     * The same, blocking the calling thread until the job was started, or found.
     *
     * @throws InterruptedException if the thread is interrupted; the queue is left
     */
    public ImportOutcome run(Promotion promotion, ModelIdentity identity, QueuedImport.Progress progress)
            throws InterruptedException {
        QueuedImport queued = begin(
                promotion, identity, OptionalInt.empty(), engine.scheduler().instant(), progress);
        try {
            return Blocking.await(queued.outcome().toCompletableFuture());
        } catch (InterruptedException e) {
            queued.cancel();
            throw e;
        }
    }
}
