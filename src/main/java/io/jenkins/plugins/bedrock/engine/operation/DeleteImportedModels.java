package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.importing.ListedModel;
import io.jenkins.plugins.bedrock.engine.importing.OurModel;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Deletes imported models that nobody needs any more; AWS bills their storage until then. Never one that this plugin has
 * not imported, never one that is in use, and the current one of an environment, or one that was imported for another
 * environment, only if that is forced.
 *
 * <p>What is known of the models stays: that an environment has accepted one is true of its bytes, and so is the way on
 * from there, and back.
 *
 * @param guard what else may keep a model
 */
public record DeleteImportedModels(Engine engine, Guard guard) {

    /** Knows of uses that neither ledger nor AWS shows, for example of a build that promotes a model just now. */
    @FunctionalInterface
    public interface Guard {

        /** The name of the configured source that has an S3 URI; no value if none has. */
        default Optional<String> sourceOf(String uri) {
            return Optional.empty();
        }

        /**
         * Why a model stays; no value if it may go.
         *
         * @param source the S3 URI from which it was imported
         */
        Optional<String> because(OurModel model, String source);
    }

    /**
     * Looks at all models that are meant, and changes nothing.
     *
     * @param force whether the current one may go, and another environment's
     * @throws io.jenkins.plugins.bedrock.engine.importing.ModelNotOursException if one was named that is none of ours
     */
    public List<DeletionCandidate> look(Environment where, DeletionChoice choice, boolean force)
            throws InterruptedException {
        return Interruptible.call(() -> {
            AwsAccount account = engine.account(where.access()).verified();
            List<ListedModel> there = new ImportedModels(account).list();
            ImportedModels models = new ImportedModels(account);
            SparedModels spared = new SparedModels(engine, where, account, there, arn -> source(models, arn));
            return meant(choice, where, account, there).stream()
                    .map(candidate -> candidate(candidate, choice, spared, models, force))
                    .toList();
        });
    }

    /**
     * Deletes a model, unless it is in use by now. Nothing becomes current meanwhile.
     *
     * @return whether it was there
     * @throws PromotionRefusedException if it is in use
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if AWS refuses
     */
    public boolean delete(Environment where, DeletionChoice choice, OurModel model, boolean force)
            throws InterruptedException {
        return Interruptible.call(() -> engine.alone(where, () -> deleted(where, choice, model, force)));
    }

    /** Why a model that was named is not deleted. */
    public static PromotionRefusedException refusal(Environment where, OurModel model, String because) {
        return new PromotionRefusedException("Did not delete the imported model " + model.name() + " (" + model.arn()
                + ") from " + where.name() + ": " + because.replaceAll("\\.$", "") + ".");
    }

    private boolean deleted(Environment where, DeletionChoice choice, OurModel model, boolean force) {
        AwsAccount account = engine.account(where.access()).verified();
        ImportedModels models = new ImportedModels(account);
        SparedModels spared = new SparedModels(engine, where, account, models.list(), arn -> source(models, arn));
        spared.because(model, calledSo(choice), force)
                .or(() -> guarded(models, model))
                .ifPresent(because -> {
                    throw refusal(where, model, because);
                });
        return models.delete(model.arn()).isPresent();
    }

    private DeletionCandidate candidate(
            DeletionCandidate meant, DeletionChoice choice, SparedModels spared, ImportedModels models, boolean force) {
        return new DeletionCandidate(
                meant.model(),
                meant.age(),
                meant.reason(),
                spared.because(meant.model(), calledSo(choice), force)
                        .or(meant::spared)
                        .or(() -> guarded(models, meant.model())));
    }

    private Optional<String> guarded(ImportedModels models, OurModel model) {
        return models.find(model.arn()).flatMap(there -> guard.because(model, there.source()));
    }

    private Optional<String> source(ImportedModels models, String arn) {
        return models.find(arn).flatMap(there -> guard.sourceOf(there.source()));
    }

    private List<DeletionCandidate> meant(
            DeletionChoice choice, Environment where, AwsAccount account, List<ListedModel> there) {
        ImportedModels models = new ImportedModels(account);
        if (choice instanceof DeletionChoice.One one) {
            return there.stream()
                    .filter(model ->
                            model.arn().equals(one.nameOrArn()) || model.name().equals(one.nameOrArn()))
                    .map(models::requireOurs)
                    .map(this::named)
                    .toList();
        }
        List<OurModel> ours = there.stream()
                .sorted(Comparator.comparing(ListedModel::created).reversed().thenComparing(ListedModel::arn))
                .flatMap(model -> models.ours(model).stream())
                .toList();
        if (choice instanceof DeletionChoice.OfDigest of) {
            return ours.stream()
                    .filter(model -> model.isOf(of.digest()))
                    .map(this::named)
                    .toList();
        }
        return outdated((DeletionChoice.Outdated) choice, where, ours);
    }

    private DeletionCandidate named(OurModel model) {
        return new DeletionCandidate(model, model.age(now()), "it was asked for", Optional.empty());
    }

    private List<DeletionCandidate> outdated(DeletionChoice.Outdated choice, Environment where, List<OurModel> ours) {
        List<DeletionCandidate> all = new ArrayList<>();
        for (OurModel model : ours) {
            if (model.isCalled(choice.modelName(), where.name().value())) {
                int newer = all.size();
                all.add(new DeletionCandidate(
                        model, model.age(now()), reason(choice, model, newer), young(choice, model, newer)));
            }
        }
        return all;
    }

    private Optional<String> young(DeletionChoice.Outdated choice, OurModel model, int newer) {
        if (newer < choice.keep()) {
            return Optional.of("it is among the " + choice.keep() + " newest of " + choice.modelName());
        }
        Duration age = Duration.between(model.model().created(), now());
        return choice.olderThan()
                .filter(limit -> age.compareTo(limit) < 0)
                .map(limit -> "it was imported only " + model.age(now()) + " ago");
    }

    private String reason(DeletionChoice.Outdated choice, OurModel model, int newer) {
        String age = "it was imported " + model.age(now()) + " ago";
        return choice.keep() == 0 ? age : age + ", and " + newer + " newer ones are there";
    }

    private static Optional<String> calledSo(DeletionChoice choice) {
        return choice instanceof DeletionChoice.Outdated outdated
                ? Optional.of(outdated.modelName())
                : Optional.empty();
    }

    private Instant now() {
        return engine.scheduler().instant();
    }
}
