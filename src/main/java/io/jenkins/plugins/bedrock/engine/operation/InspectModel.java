package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.model.ManifestReader;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;

/** Looks at a model: what there is, what it is, and that it can be told whether it moves. Changes nothing. */
public record InspectModel(Engine engine) {

    /**
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if the model cannot be imported as it is
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public ModelIdentity run(Promotion promotion) throws InterruptedException {
        promotion.requireAllowed();
        engine.matrix().requireImportRegion(promotion.source().region());
        return ModelIdentity.of(manifest(promotion))
                .requireStrength(promotion.environment().entry().strength());
    }

    /**
     * Refuses a model that has moved since it was inspected.
     *
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem naming what was added, removed and replaced
     */
    void requireUnchanged(Promotion promotion, SealedModel inspected) throws InterruptedException {
        inspected.requireUnchanged(manifest(promotion));
    }

    private ModelManifest manifest(Promotion promotion) throws InterruptedException {
        return Interruptible.call(() -> new ManifestReader(
                        engine.account(promotion.reader()).verified(),
                        promotion.source().account(),
                        engine.background().executor())
                .read(promotion.model()));
    }
}
