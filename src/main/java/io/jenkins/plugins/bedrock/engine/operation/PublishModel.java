package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.aws.ParameterName;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.ParameterStore;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.promotion.PublicationTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes an accepted model the current one of its environment: notes that it was promoted, and has the environment's SSM
 * parameter say so. Promoting an earlier model again makes that one current, and so is the way back.
 *
 * <p>What was promoted last is published, whichever build comes last to writing it: one build at a time does this for an
 * environment.
 */
public record PublishModel(Engine engine) {

    /**
     * Publishes.
     *
     * @param accepted what is known of the model in the promotion's environment
     * @return what came of it; no value if the environment publishes nothing
     * @throws PublicationFailedException if the parameter could not be written; running it again is safe
     * @throws PromotionRefusedException if the model was recalled or deleted, and so is not to be used
     * @throws InterruptedException if the thread is interrupted; running it again is safe
     */
    public Optional<Publication> run(Promotion promotion, PromotionRecord accepted) throws InterruptedException {
        return Interruptible.call(() -> engine.alone(promotion.environment(), () -> published(promotion, accepted)));
    }

    /**
     * Whether this very imported model is still to be promoted: no build has, and of those that share its parameter none
     * was promoted or accepted since it was accepted itself.
     */
    public boolean isNext(Environment where, PromotionRecord accepted) {
        return last(where, accepted)
                .filter(known ->
                        known.isOf(accepted.modelArn()) && known.noted().isEmpty())
                .isPresent();
    }

    private Optional<Publication> published(Promotion promotion, PromotionRecord accepted) {
        Environment where = promotion.environment();
        requireNotRecalled(where, accepted);
        Optional<PublicationTarget> target = where.settings().publishTo();
        if (target.isEmpty()) {
            promote(promotion, accepted);
            return Optional.empty();
        }
        ParameterName parameter = target.get().parameterOf(promotion.source().name(), accepted.modelName());
        requireThere(promotion, accepted);
        Optional<PromotedModel> later = promote(promotion, accepted);
        return Optional.of(
                later.isPresent()
                        ? Publication.overtaken(parameter, later.get())
                        : Publication.of(parameter, write(promotion, accepted, parameter)));
    }

    /**
     * Notes that the build has promoted the model, unless it has before and another build has promoted another model
     * since: a step that is repeated after a restart does not undo what happened meanwhile.
     *
     * @return what was promoted later; no value if the model is the current one now
     */
    private Optional<PromotedModel> promote(Promotion promotion, PromotionRecord accepted) {
        Optional<PromotedModel> last = last(promotion.environment(), accepted);
        boolean isPromotedByThisBuild = engine.ledger().promoted(accepted.environment()).stream()
                .anyMatch(known -> known.isOf(accepted.modelArn())
                        && known.noted().isPresent()
                        && known.build().equals(promotion.holder()));
        boolean isLast = last.filter(known -> known.isOf(accepted.modelArn())).isPresent();
        boolean isLastByThisBuild =
                last.filter(known -> known.build().equals(promotion.holder())).isPresent();
        if (isPromotedByThisBuild && (isLast || !isLastByThisBuild)) {
            return isLast ? Optional.empty() : last;
        }
        engine.ledger().notePromotion(accepted, now(last), promotion.holder());
        return Optional.empty();
    }

    /** Never before what was promoted last, whatever clocks say. */
    private Instant now(Optional<PromotedModel> last) {
        Instant now = engine.scheduler().instant();
        return last.map(PromotedModel::at)
                .filter(before -> !before.isBefore(now))
                .map(before -> before.plusMillis(1))
                .orElse(now);
    }

    private Optional<PromotedModel> last(Environment where, PromotionRecord accepted) {
        List<PromotedModel> sharing = engine.ledger().promoted(where.id()).stream()
                .filter(known -> where.isOneParameter(known.model().modelName(), accepted.modelName()))
                .toList();
        return PromotedModel.last(sharing);
    }

    private boolean write(Promotion promotion, PromotionRecord accepted, ParameterName parameter) {
        try {
            return new ParameterStore(account(promotion)).write(parameter, accepted.modelArn());
        } catch (AwsProblem | IllegalStateException problem) {
            throw new PublicationFailedException(accepted, promotion.environment(), problem);
        }
    }

    private void requireNotRecalled(Environment where, PromotionRecord accepted) {
        engine.ledger().recalled(accepted.digest()).ifPresent(reason -> {
            throw new PromotionRefusedException("The model " + accepted.version() + " was recalled: " + reason
                    + ". It is not published in " + where.name() + "; what is published there stays.");
        });
    }

    /** Before it is noted: a promotion is the end of what was known of a deletion. */
    private void requireThere(Promotion promotion, PromotionRecord accepted) {
        if (!isThere(promotion, accepted)) {
            throw new PromotionRefusedException("The imported model " + accepted.modelArn() + " of "
                    + accepted.version() + " is no longer in "
                    + promotion.environment().name() + ", and so is not published there. Import it again.");
        }
    }

    private boolean isThere(Promotion promotion, PromotionRecord accepted) {
        try {
            return new ImportedModels(account(promotion))
                    .find(accepted.modelArn())
                    .isPresent();
        } catch (AwsProblem | IllegalStateException problem) {
            throw new PublicationFailedException(accepted, promotion.environment(), problem);
        }
    }

    private AwsAccount account(Promotion promotion) {
        return engine.account(promotion.hosting()).verified();
    }
}
