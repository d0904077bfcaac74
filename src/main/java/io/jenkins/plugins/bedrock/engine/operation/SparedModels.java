package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.ParameterName;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportJobs;
import io.jenkins.plugins.bedrock.engine.importing.ListedModel;
import io.jenkins.plugins.bedrock.engine.importing.OurModel;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.ParameterStore;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.engine.promotion.PublicationTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The imported models of an account that are in use, as ledger and AWS show it at one moment.
 *
 * <p>The parameter to which an environment publishes is asked, too: another controller, or a ledger that was lost, may know
 * of a promotion that this one does not. What cannot be told speaks for the model.
 */
final class SparedModels {

    private final Environment where;
    private final PromotionLedger ledger;
    private final ParameterStore parameters;
    private final Function<String, Optional<String>> sources;
    private final Map<String, PromotedModel> current;
    private final List<ImportJob> running;
    private final Map<ParameterName, Optional<String>> published = new HashMap<>();

    /**
     * @param there all imported models of the account
     * @param sources gives the name of the source that a model, by its ARN, was imported from; no value if that is not known
     */
    SparedModels(
            Engine engine,
            Environment where,
            AwsAccount account,
            List<ListedModel> there,
            Function<String, Optional<String>> sources) {
        Set<String> arns = there.stream().map(ListedModel::arn).collect(Collectors.toSet());
        this.where = where;
        this.ledger = engine.ledger();
        this.parameters = new ParameterStore(account);
        this.sources = sources;
        this.current = Stream.concat(Stream.of(where.id()), ledger.environments().stream())
                .filter(where.id()::isBeside)
                .distinct()
                .flatMap(environment -> current(environment, arns))
                .collect(Collectors.toMap(known -> known.model().modelArn(), known -> known, (own, other) -> own));
        this.running = new ImportJobs(account).running();
    }

    /** Of each name the one that was promoted last, of those that are there. */
    private Stream<PromotedModel> current(EnvironmentId environment, Set<String> arns) {
        return ledger.promoted(environment).stream()
                .filter(known -> arns.contains(known.model().modelArn()))
                .collect(Collectors.groupingBy(known -> known.model().modelName()))
                .values()
                .stream()
                .flatMap(ofOneName -> PromotedModel.last(ofOneName).stream());
    }

    /**
     * Why a model stays; no value if nothing speaks for it.
     *
     * @param calledSo what people call it, if that is known
     * @param force whether the current one of an environment may go, and what was imported for another environment
     */
    Optional<String> because(OurModel model, Optional<String> calledSo, boolean force) {
        List<PromotionRecord> known;
        try {
            known = known(model);
        } catch (PromotionRefusedException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
        return Stream.<Optional<String>>of(
                        force ? Optional.empty() : current(model),
                        force ? Optional.empty() : ofAnother(model, known),
                        force ? Optional.empty() : published(model, calledSo.or(() -> nameOf(model, known))),
                        imported(model))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * What the ledger knows of this very imported model; nothing of a digest that it cannot have.
     *
     * @throws PromotionRefusedException if it cannot be read: whether the model is current is not known then
     */
    private List<PromotionRecord> known(OurModel model) {
        ModelDigest digest;
        try {
            digest = ModelDigest.parse(model.digest(), Strength.ETAG);
        } catch (IllegalArgumentException notOurs) {
            return List.of();
        }
        return ledger.find(digest).stream()
                .filter(record -> record.modelArn().equals(model.arn()))
                .toList();
    }

    /** Nobody is told here what builds of another environment are called. */
    private Optional<String> current(OurModel model) {
        return Optional.ofNullable(current.get(model.arn()))
                .map(now -> now.model().environment().equals(where.id())
                        ? "it is current in " + where.name() + ": " + now.build() + " has promoted it there last, at "
                                + now.at()
                        : "it is current in another environment of this account and Region");
    }

    private Optional<String> ofAnother(OurModel model, List<PromotionRecord> known) {
        boolean isOurs = known.isEmpty()
                ? model.isFor(where.name().value())
                : known.stream().anyMatch(record -> record.environment().equals(where.id()));
        return isOurs ? Optional.empty() : Optional.of("it was imported for another environment than " + where.name());
    }

    private static Optional<String> nameOf(OurModel model, List<PromotionRecord> known) {
        return known.stream().map(PromotionRecord::modelName).findFirst().or(model::calledSo);
    }

    private Optional<String> published(OurModel model, Optional<String> name) {
        return where.settings().publishTo().flatMap(target -> published(model, name, target));
    }

    private Optional<String> published(OurModel model, Optional<String> name, PublicationTarget target) {
        Optional<String> source = target.asksSource() ? sources.apply(model.arn()) : Optional.of("");
        if (target.asksName() && name.isEmpty() || source.isEmpty()) {
            return Optional.of(
                    "it is not known " + (source.isEmpty() ? "from which source it comes" : "what it is called")
                            + ", and so not whether " + where.name() + " has published it to " + target);
        }
        return parameter(target, source.get(), name.orElse(""))
                .filter(parameter -> published
                        .computeIfAbsent(parameter, parameters::find)
                        .filter(model.arn()::equals)
                        .isPresent())
                .map(parameter ->
                        "it is published in " + where.name() + ": the SSM parameter " + parameter + " says it");
    }

    /** None for a name under which nothing can have been published. */
    private static Optional<ParameterName> parameter(PublicationTarget target, String source, String name) {
        try {
            return Optional.of(target.parameterOf(source, name));
        } catch (IllegalArgumentException noParameter) {
            return Optional.empty();
        }
    }

    private Optional<String> imported(OurModel model) {
        return running.stream()
                .filter(model::isImportedBy)
                .findFirst()
                .map(job -> "the import job " + job.name() + " imports the same model just now");
    }
}
