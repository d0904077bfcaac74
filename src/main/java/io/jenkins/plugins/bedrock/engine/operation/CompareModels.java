package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.importing.ListedModel;
import io.jenkins.plugins.bedrock.engine.operation.ComparedModel.Standing;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares the imported models of an environment with what a ledger knows of them. Changes nothing, neither in AWS nor in
 * the ledger: what tags claim is shown, and never taken over.
 */
public record CompareModels(Engine engine) {

    /**
     * Asks AWS for the models, and for the tags of as many as a bound allows, those first that the ledger does not know.
     *
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if the models cannot be listed
     */
    public ModelComparison run(Environment environment, KnownModels known) throws InterruptedException {
        return Interruptible.call(() -> compared(environment, known));
    }

    private ModelComparison compared(Environment environment, KnownModels known) {
        ImportedModels models =
                new ImportedModels(engine.account(environment.access()).verified());
        List<ListedModel> listed = models.list().stream()
                .sorted(Comparator.comparing((ListedModel model) ->
                                known.of(model.arn(), model.name()).isPresent())
                        .thenComparing(ListedModel::created))
                .toList();
        ModelReading reading = new ModelReading(models);
        List<ComparedModel> compared = new ArrayList<>();
        for (ListedModel model : listed) {
            there(model, known.of(model.arn(), model.name()), reading).ifPresent(compared::add);
        }
        known.expectedIn(environment.id()).stream()
                .filter(entry -> listed.stream().noneMatch(model -> isOf(entry, model)))
                .map(CompareModels::gone)
                .forEach(compared::add);
        return new ModelComparison(engine.scheduler().instant(), compared, reading.notRead(listed.size()));
    }

    private static Optional<ComparedModel> there(
            ListedModel model, Optional<PromotionRecord> recorded, ModelReading reading) {
        return reading.of(model)
                .map(seen -> new ComparedModel(
                        standing(seen, recorded),
                        model.arn(),
                        Optional.of(model.name()),
                        Optional.of(model.created()),
                        seen.modelUnits(),
                        recorded,
                        seen.claims()));
    }

    private static Standing standing(ModelReading.Seen seen, Optional<PromotionRecord> recorded) {
        if (!seen.isRead()) {
            return recorded.isPresent() ? Standing.SAME : Standing.NOT_READ;
        }
        if (recorded.isEmpty()) {
            return seen.claims().isPresent() ? Standing.CLAIMED : Standing.NOT_OURS;
        }
        return seen.claims()
                        .filter(claims -> claims.isOf(recorded.get().digest()))
                        .isPresent()
                ? Standing.SAME
                : Standing.TAGGED_OTHERWISE;
    }

    private static ComparedModel gone(PromotionRecord entry) {
        return new ComparedModel(
                Standing.GONE,
                entry.modelArn(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(entry),
                Optional.empty());
    }

    private static boolean isOf(PromotionRecord entry, ListedModel model) {
        return entry.modelArn().equals(model.arn()) || entry.modelArn().equals(model.name());
    }
}
