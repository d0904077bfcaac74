package io.jenkins.plugins.bedrock.config;

import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.sagemaker.SageMakerArn;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sources as the jobs of one place see them. A source with a wrong value has no part in it, unless it is the one that
 * is meant.
 */
record JobSources(List<ModelSource> sources) {

    /**
     * The source from which a model may go to an environment.
     *
     * @throws PromotionRefusedException if there is none; says what is allowed
     */
    ModelSource opened(ModelUri model, ScopedEnvironment target) {
        List<ModelSource> opening = sources.stream()
                .filter(source -> any(source, prefix -> opens(prefix, model, target)))
                .toList();
        if (opening.size() > 1) {
            throw ambiguous(model, opening);
        }
        return opening.stream().findFirst().orElseThrow(() -> refusal(model, target));
    }

    /**
     * The source of a model of which access is taken back: the one that opens it, else the one that has it, else the one
     * that has its bucket.
     *
     * @throws PromotionRefusedException if there is none
     */
    ModelSource nearest(ModelUri model, ScopedEnvironment target) {
        List<Predicate<SourcePrefix>> fits = List.of(
                prefix -> opens(prefix, model, target),
                prefix -> prefix.allowed().covers(model),
                prefix -> prefix.allowed().bucket().equals(model.bucket()));
        return fits.stream()
                .flatMap(fit -> sources.stream().filter(source -> any(source, fit)))
                .findFirst()
                .orElseThrow(
                        () -> new PromotionRefusedException("No source has the bucket of " + model + ", so it is not"
                                + " known whose account it is. An administrator can configure the source again for as long as"
                                + " access is taken back."));
    }

    /**
     * The source with whose role SageMaker is asked where a model lies: one of that account and Region from which any
     * model may go to the environment. Whether this one may is asked when it is known where it lies.
     *
     * @param taken from where the job may take models at all
     * @throws PromotionRefusedException if there is none, or none with a role
     */
    ModelSource lookingAt(SageMakerArn model, ScopedEnvironment target, Predicate<AllowedPrefix> taken) {
        List<ModelSource> ofAccount = sources.stream()
                .filter(source -> source.isOf(model.account(), model.region()))
                .filter(source -> any(source, prefix -> target.isOpenedBy(prefix) && taken.test(prefix.allowed())))
                .toList();
        ModelSource found = ofAccount.stream()
                .filter(source -> source.getCredentialsId() != null)
                .findFirst()
                .orElseThrow(() -> ofAccount.isEmpty() ? unknown(model, target) : withoutRole(model, ofAccount));
        found.requireUsable();
        return found;
    }

    private PromotionRefusedException unknown(SageMakerArn model, ScopedEnvironment target) {
        return new PromotionRefusedException("SageMaker is not asked where the model " + model
                + " lies: this job may take no models to " + target.name() + " from a source of account "
                + model.account() + " in " + model.region() + ". " + openTo(target));
    }

    private static PromotionRefusedException withoutRole(SageMakerArn model, List<ModelSource> ofAccount) {
        return new PromotionRefusedException("SageMaker cannot be asked where the model " + model + " lies: the source "
                + ofAccount.get(0).getName()
                + " has no AWS role. Name the S3 prefix of the model, or have an administrator"
                + " give the source a role that may look at SageMaker.");
    }

    private static boolean opens(SourcePrefix prefix, ModelUri model, ScopedEnvironment target) {
        return prefix.allowed().covers(model) && target.isOpenedBy(prefix);
    }

    private PromotionRefusedException refusal(ModelUri model, ScopedEnvironment target) {
        sources.forEach(source -> requireUsable(source, model));
        return new PromotionRefusedException(
                "The model " + model + " may not go to " + target.name() + ": no source lets it. " + openTo(target));
    }

    private String openTo(ScopedEnvironment target) {
        String allowed = sources.stream()
                .flatMap(source -> source.getPrefixes().stream())
                .filter(target::isOpenedBy)
                .map(SourcePrefix::getPrefix)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "Models may go there "
                + (allowed.isEmpty() ? "from nowhere." : "from " + allowed + ".")
                + " An administrator can allow more in the configuration of a source"
                + (target.scope().isEmpty()
                        ? "."
                        : ", where this environment is written " + target.scope() + "/" + target.name() + ".");
    }

    /** A wrong value may be why nothing fits; then it is that which has to be said. */
    private static void requireUsable(ModelSource source, ModelUri model) {
        boolean isMeant = source.getPrefixes().stream()
                .map(SourcePrefix::getPrefix)
                .anyMatch(prefix -> prefix.startsWith("s3://" + model.bucket()));
        if (isMeant) {
            source.requireUsable();
        }
    }

    private static PromotionRefusedException ambiguous(ModelUri model, List<ModelSource> sources) {
        return new PromotionRefusedException("The model " + model + " belongs to several sources: "
                + sources.stream().map(ModelSource::getName).collect(Collectors.joining(", "))
                + ". An administrator has to leave its prefix to one of them.");
    }

    private static boolean any(ModelSource source, Predicate<SourcePrefix> fit) {
        return source.getPrefixes().stream().filter(SourcePrefix::isUsable).anyMatch(fit);
    }
}
