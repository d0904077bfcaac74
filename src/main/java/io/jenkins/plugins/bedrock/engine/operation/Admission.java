package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.importing.ImportRequest;
import io.jenkins.plugins.bedrock.engine.importing.ModelImporter;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.promotion.ImportSettings;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionGate;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import java.util.Optional;

/** Whether an import would be let in: by the gate, by what is already there, by the room that is left. */
record Admission(Engine engine) {

    /** Asks the gate without using anything up; makes no call. */
    void requireLetIn(Promotion promotion, SealedModel model) {
        gate(promotion).require(model.digest(), promotion.environment(), promotion.job());
    }

    /** Lets the import in, and uses up an override if it takes one. */
    Optional<PromotionOverride> admit(Promotion promotion, SealedModel model) {
        Optional<PromotionOverride> used =
                gate(promotion).admit(model.digest(), promotion.environment(), promotion.job());
        requireRoom(promotion, model);
        return used;
    }

    /** Sees that nothing else has the import's name, and that the account has room for another model. */
    void requireRoom(Promotion promotion, SealedModel model) {
        ImportRequest request = request(promotion, model);
        AwsAccount hosting = engine.account(promotion.hosting()).verified();
        ModelImporter importer = new ModelImporter(hosting, engine.scheduler());
        if (importer.outlook(request).existing().isEmpty()) {
            importer.requireRoom(request, promotion.environment().settings().modelQuota());
        }
    }

    ImportRequest request(Promotion promotion, SealedModel model) {
        ImportSettings settings = promotion.environment().settings();
        return new ImportRequest(
                promotion.environment().name().value(),
                promotion.model(),
                model.digest(),
                promotion.environment().importRole(),
                promotion.modelName(),
                settings.kmsKey(),
                settings.vpc(),
                settings.tags(),
                promotion.holder());
    }

    private PromotionGate gate(Promotion promotion) {
        return new PromotionGate(promotion.path(), engine.ledger(), engine.scheduler());
    }
}
