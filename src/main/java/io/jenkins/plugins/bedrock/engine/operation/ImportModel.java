package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.Blocking;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import java.time.Instant;
import java.util.OptionalInt;

/** Starts the import of a model that was inspected, once, however often it is asked. */
public record ImportModel(Engine engine) {

    /**
     * Lets the model in, sees that it has not moved since, and queues for the account's import slot.
     *
     * @param asked when the import was first asked for, which is its place in the queue
     * @param progress told on the way
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if the gate refuses the model
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if it has moved
     */
    public QueuedImport begin(Promotion promotion, SealedModel model, Instant asked, QueuedImport.Progress progress)
            throws InterruptedException {
        admit(promotion, model);
        return resume(promotion, model, OptionalInt.empty(), asked, progress);
    }

    /**
     * Lets the model in, and does not queue for the slot yet: for whoever notes that first, and then {@linkplain #resume
     * goes on}.
     *
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if the gate refuses the model
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if it has moved
     */
    public void admit(Promotion promotion, SealedModel model) throws InterruptedException {
        Interruptible.call(() -> {
            new Admission(engine, promotion).admit(model);
            return model;
        });
    }

    /**
     * Notes that a build is about to import, while no model of the environment is being deleted: what is there afterwards,
     * and is found, stays as long as the build does.
     *
     * @param note where {@link DeleteImportedModels} is told of builds
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if others delete or publish there for
     *     long
     */
    public void announce(Promotion promotion, Runnable note) throws InterruptedException {
        engine.alone(promotion.environment(), () -> {
            note.run();
            return note;
        });
    }

    /**
     * Goes on after a restart with an import that was let in before it; the path is not asked again, so that an override
     * that the import has used up still serves it. Whether the model was recalled meanwhile, or the environment put on
     * hold, is asked again just before the job is created.
     *
     * @param attempt as it was fixed before the restart; empty if it was not yet
     * @param asked when the import was first asked for
     */
    public QueuedImport resume(
            Promotion promotion,
            SealedModel model,
            OptionalInt attempt,
            Instant asked,
            QueuedImport.Progress progress) {
        Admission admission = new Admission(engine, promotion);
        return engine.imports()
                .start(
                        promotion.hosting(),
                        admission.request(model),
                        attempt,
                        asked,
                        progress,
                        () -> admission.requireStillWelcome(model));
    }

    /**
     * The same, blocking the calling thread until the job was started, or found.
     *
     * @throws InterruptedException if the thread is interrupted; the queue is left
     */
    public ImportOutcome run(Promotion promotion, SealedModel model, QueuedImport.Progress progress)
            throws InterruptedException {
        QueuedImport queued = begin(promotion, model, engine.scheduler().instant(), progress);
        try {
            return Blocking.await(queued.outcome().toCompletableFuture());
        } catch (InterruptedException e) {
            queued.cancel();
            throw e;
        }
    }
}
