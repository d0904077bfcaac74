package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.ParameterName;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportJobs;
import io.jenkins.plugins.bedrock.engine.importing.ListedModel;
import io.jenkins.plugins.bedrock.engine.importing.OurModel;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.ParameterStore;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The imported models of an environment that are in use, as ledger and AWS show it at one moment.
 *
 * <p>The parameter to which an environment publishes is asked, too: another controller, or a ledger that was lost, may know
 * of a promotion that this one does not.
 */
final class SparedModels {

    private final Environment where;
    private final ParameterStore parameters;
    private final List<PromotedModel> promoted;
    private final Map<String, PromotedModel> current;
    private final List<ImportJob> running;
    private final Map<ParameterName, Optional<String>> published = new HashMap<>();

    /** @param there all imported models of the account */
    SparedModels(Engine engine, Environment where, AwsAccount account, List<ListedModel> there) {
        Set<String> arns = there.stream().map(ListedModel::arn).collect(Collectors.toSet());
        this.where = where;
        this.parameters = new ParameterStore(account);
        this.promoted = engine.ledger().promoted(where.id()).stream()
                .filter(known -> arns.contains(known.model().modelArn()))
                .toList();
        this.current =
                promoted.stream()
                        .collect(Collectors.groupingBy(known -> known.model().modelName()))
                        .values()
                        .stream()
                        .flatMap(ofOneName -> PromotedModel.last(ofOneName).stream())
                        .collect(Collectors.toMap(known -> known.model().modelArn(), known -> known));
        this.running = new ImportJobs(account).running();
    }

    /**
     * Why a model stays; no value if nothing speaks for it.
     *
     * @param calledSo what people call it, if that is known
     * @param force whether the current one of the environment may go
     */
    Optional<String> because(OurModel model, Optional<String> calledSo, boolean force) {
        return Stream.<Optional<String>>of(
                        force ? Optional.empty() : current(model),
                        force ? Optional.empty() : published(model, calledSo),
                        imported(model))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> current(OurModel model) {
        return Optional.ofNullable(current.get(model.arn()))
                .map(now -> "it is current in " + where.name() + ": " + now.build() + " has promoted it there last, at "
                        + now.at());
    }

    private Optional<String> published(OurModel model, Optional<String> calledSo) {
        Optional<String> name = calledSo.or(() -> promoted.stream()
                .filter(known -> known.isOf(model.arn()))
                .findFirst()
                .map(known -> known.model().modelName()));
        return name.flatMap(this::parameterOf)
                .filter(parameter -> published
                        .computeIfAbsent(parameter, parameters::find)
                        .filter(model.arn()::equals)
                        .isPresent())
                .map(parameter ->
                        "it is published in " + where.name() + ": the SSM parameter " + parameter + " says it");
    }

    /** None, too, for a name under which nothing can have been published. */
    private Optional<ParameterName> parameterOf(String name) {
        try {
            return where.settings().publishTo().map(target -> target.parameterOf("", name));
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
