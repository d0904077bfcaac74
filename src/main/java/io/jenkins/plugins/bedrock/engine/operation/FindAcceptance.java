package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionGate;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.Optional;

/** Tells whether an environment has accepted a model that was not recalled. Changes nothing. */
public record FindAcceptance(Engine engine) {

    /** What is known of the acceptance of a model whose digest is known; makes no call. */
    public Optional<PromotionRecord> of(ModelDigest digest, EnvironmentId environment) {
        return engine.ledger()
                .find(digest, environment)
                .filter(PromotionRecord::isAccepted)
                .filter(entry -> engine.ledger().recalled(digest).isEmpty());
    }

    /**
     * The same of what lies at a place, by the heads of its objects alone. Evidence that does not prove the content counts
     * only for the very objects that were accepted, as it does at the gate of the next environment.
     *
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if no model lies there
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if it may not be read
     */
    public Optional<PromotionRecord> of(Promotion promotion) throws InterruptedException {
        SealedModel model = new InspectModel(engine).identify(promotion).sealed();
        return of(model.digest(), promotion.environment().id())
                .filter(entry -> PromotionGate.isProvedTheSame(model, entry));
    }
}
