package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.operation.Publication;
import io.jenkins.plugins.bedrock.engine.operation.PublishModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.RecordedPublication;
import java.time.Instant;
import java.util.Optional;

/** Makes a model that an environment has accepted the current one there, and has the environment publish that. */
final class CurrentModel {

    private final PromotingBuild build;
    private final Promotion promotion;

    CurrentModel(@NonNull PromotingBuild build, @NonNull Promotion promotion) {
        this.build = build;
        this.promotion = promotion;
    }

    /**
     * Promotes the model, if it is accepted; repeating it does no harm.
     *
     * @param entry what is known of the model
     * @return the SSM parameter that says this model now; no value if none does
     * @throws io.jenkins.plugins.bedrock.engine.operation.PublicationFailedException if it could not be written
     */
    @NonNull
    Optional<String> promoted(@NonNull PromotionRecord entry) throws InterruptedException {
        if (!entry.isAccepted()) {
            return Optional.empty();
        }
        Optional<Publication> publication = new PublishModel(build.engine()).run(promotion, entry);
        publication.map(Publication::sentence).ifPresent(build::say);
        publication.filter(Publication::isCurrent).ifPresent(current -> record(entry, current));
        return publication
                .filter(Publication::isCurrent)
                .map(current -> current.parameter().value());
    }

    /**
     * The same after a test, which need not be part of a promotion: a model that is not current any more may be tested as
     * often as anybody likes.
     *
     * @param isNews whether this very test has made the environment accept the model
     */
    @NonNull
    Optional<String> tested(@NonNull PromotionRecord entry, boolean isNews) throws InterruptedException {
        return isNews || isImportedHere(entry) || isNext(entry) ? promoted(entry) : Optional.empty();
    }

    private boolean isNext(PromotionRecord entry) {
        return entry.isAccepted() && new PublishModel(build.engine()).isNext(promotion.environment(), entry);
    }

    private boolean isImportedHere(PromotionRecord entry) {
        String environment = promotion.environment().name().value();
        return build.memory().imports().stream()
                .filter(known -> known.parameters().getEnvironment().equals(environment))
                .anyMatch(known -> known.sealed().digest().equals(entry.digest()));
    }

    private void record(PromotionRecord entry, Publication current) {
        Instant now = build.engine().background().scheduler().instant();
        FileLedger.get()
                .describe(
                        entry.digest(),
                        entry.environment(),
                        entry.modelArn(),
                        details -> isNews(details, current)
                                ? details.withPublication(RecordedPublication.of(
                                        current.parameter().value(), now, promotion.holder()))
                                : details);
    }

    private static boolean isNews(ImportDetails details, Publication current) {
        RecordedPublication known = details.getPublication();
        return current.changed()
                || known == null
                || !known.getParameter().equals(current.parameter().value());
    }
}
