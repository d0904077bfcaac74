package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrock.model.ListImportedModelsRequest;

/** The imported models of an account and Region. */
public final class ImportedModels {

    private final AwsAccount account;

    /** @param account asked of its clients anew for each use: unused ones are closed */
    public ImportedModels(AwsAccount account) {
        this.account = account;
    }

    /**
     * Looks for a model.
     *
     * @param nameOrArn of the model
     * @throws AwsProblem if AWS refuses, or does not answer
     */
    public Optional<ImportedModel> find(String nameOrArn) {
        try {
            return Optional.of(ImportedModel.of(account.call(
                    "read the imported model " + nameOrArn,
                    () -> account.bedrock().getImportedModel(get -> get.modelIdentifier(nameOrArn)))));
        } catch (AwsProblem problem) {
            if (problem.isNotFound()) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** All imported models, by whomever. */
    public List<ListedModel> list() {
        return list("list the imported models", all -> {});
    }

    /** The models whose names contain a text. */
    public List<ListedModel> named(String part) {
        return list("list the imported models named " + part, filter -> filter.nameContains(part));
    }

    /** The model as one of ours; no value if its tags do not say that we imported it, or if it is gone. */
    public Optional<OurModel> ours(ListedModel model) {
        try {
            return Optional.of(tags(model.arn()))
                    .filter(tags -> tags.containsKey(ImportTags.DIGEST))
                    .map(tags -> OurModel.of(model, tags));
        } catch (AwsProblem problem) {
            if (problem.isNotFound()) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /**
     * The same for a model that somebody has named.
     *
     * @throws ModelNotOursException if it is none of ours
     */
    public OurModel requireOurs(ListedModel model) {
        return ours(model).orElseThrow(() -> new ModelNotOursException(model.name(), model.arn(), account.access()));
    }

    /** What the tags of a model say. */
    public Map<String, String> tags(String modelArn) {
        return new TagReading(account).of(modelArn);
    }

    /**
     * Deletes a model that was imported by us; its storage is billed until then. Repeating it does no harm.
     *
     * @param nameOrArn of the model
     * @return what was deleted; no value if it was gone already
     * @throws ModelNotOursException if its tags do not say that we imported it
     * @throws AwsProblem if AWS refuses, for example because the model is in use (ConflictException)
     */
    public Optional<ImportedModel> delete(String nameOrArn) {
        account.verified();
        Optional<ImportedModel> model = find(nameOrArn);
        model.ifPresent(found -> {
            requireOurs(found);
            remove(found);
        });
        return model;
    }

    private void requireOurs(ImportedModel model) {
        if (!tags(model.arn()).containsKey(ImportTags.DIGEST)) {
            throw new ModelNotOursException(model.name(), model.arn(), account.access());
        }
    }

    private void remove(ImportedModel model) {
        try {
            account.call(
                    "delete the imported model " + model.name(),
                    () -> account.bedrock().deleteImportedModel(delete -> delete.modelIdentifier(model.arn())));
        } catch (AwsProblem problem) {
            boolean goneAnyway = problem.isNotFound()
                    || problem.isPassing() && find(model.arn()).isEmpty();
            if (!goneAnyway) {
                throw problem;
            }
        }
    }

    private List<ListedModel> list(String attempt, Consumer<ListImportedModelsRequest.Builder> filter) {
        return account.call(
                attempt,
                () -> account.bedrock().listImportedModelsPaginator(filter).modelSummaries().stream()
                        .map(ListedModel::of)
                        .toList());
    }
}
