package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.ImportRequest;
import io.jenkins.plugins.bedrock.engine.importing.ModelImporter;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.ImportSettings;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionGate;
import java.util.Optional;

/** Whether an import is let in: by the gate, by what is already there, by the room that is left. */
record Admission(Engine engine, Promotion promotion) {

    /** Asks whether models are taken at all, where the model could not be looked at yet; makes no call. */
    void requireOpen() {
        gate().requireOpen(environment());
    }

    /** Asks the gate without using anything up; makes no call. */
    void requireLetIn(SealedModel model) {
        gate().require(model, environment(), promotion.job());
    }

    /** Asks what may have changed while the import waited for its turn; makes no call. */
    void requireStillWelcome(SealedModel model) {
        gate().requireWelcome(model, environment());
    }

    /**
     * Lets the import in, and uses up an override only if nothing else stands in the way. An import that an override has
     * let in before is found again by the same job.
     */
    void admit(SealedModel model) throws InterruptedException {
        promotion.requireAllowed();
        gate().requireWelcome(model, environment());
        boolean there = isThere(model);
        if (!there) {
            requireRoomForAnother(model);
        }
        new InspectModel(engine).requireUnchanged(promotion, model);
        if (!gate().missing(model, environment()).isEmpty() && !(there && wasLetInBefore(model))) {
            gate().override(model, environment(), promotion.job());
        }
    }

    /** Sees that nothing else has the import's name, and that the account has room for another model. */
    void requireRoom(SealedModel model) {
        if (!isThere(model)) {
            requireRoomForAnother(model);
        }
    }

    /** Sees that the account has room for a model of which nothing {@linkplain #existing is there}. */
    void requireRoomForAnother(SealedModel model) {
        importer().requireRoom(request(model), environment().settings().modelQuota());
    }

    /** The job, if it has imported just this model. */
    ImportJob requireSame(SealedModel model, ImportJob job) {
        importer().requireSame(request(model), job);
        return job;
    }

    ImportRequest request(SealedModel model) {
        ImportSettings settings = environment().settings();
        return new ImportRequest(
                environment().name().value(),
                model.uri(),
                model.digest(),
                environment().importRole(),
                promotion.modelName(),
                settings.kmsKey(),
                settings.vpc(),
                settings.tags(),
                promotion.holder());
    }

    private ModelImporter importer() {
        AwsAccount hosting = engine.account(promotion.hosting()).verified();
        return new ModelImporter(hosting, engine.scheduler());
    }

    /** A running job of this very import, or its model. */
    Optional<ImportOutcome> existing(SealedModel model) {
        return importer().outlook(request(model)).existing();
    }

    private boolean isThere(SealedModel model) {
        return existing(model).isPresent();
    }

    private boolean wasLetInBefore(SealedModel model) {
        return engine.ledger()
                .usedOverride(model.digest(), environment().id(), promotion.job())
                .isPresent();
    }

    private PromotionGate gate() {
        return new PromotionGate(promotion.path(), engine.ledger(), engine.scheduler());
    }

    private Environment environment() {
        return promotion.environment();
    }
}
