package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The earlier attempts to import the same model into the same environment, as AWS shows them. */
final class EarlierImports {

    private final ImportJobs jobs;
    private final ImportedModels models;
    private final ImportRequest request;
    private final String family;

    EarlierImports(AwsAccount account, ImportRequest request) {
        this.jobs = new ImportJobs(account);
        this.models = new ImportedModels(account);
        this.request = request;
        this.family = ImportNames.family(request);
    }

    /**
     * What is there, and the number of the attempt that comes next: one past the last that ended in failure or whose
     * model is gone.
     *
     * @throws ImportConflictException if what is there is not what is asked for
     */
    ImportOutlook outlook() {
        List<ImportJob> tried = jobs.named(family).stream()
                .filter(job -> attempt(job.name()).isPresent())
                .toList();
        List<ListedModel> imported = models.named(family).stream()
                .filter(model -> attempt(model.name()).isPresent())
                .toList();
        Optional<ImportOutcome> existing = running(tried).or(() -> reusable(imported));
        return new ImportOutlook(existing, next(tried, imported));
    }

    /** What became of an attempt whose job AWS still shows. */
    Optional<ImportOutcome> outcome(ImportNames names) {
        return jobs.find(names.jobName()).map(job -> outcome(job, false));
    }

    /**
     * What a job of ours means to this request.
     *
     * @param asked whether the request for it was just sent: of two builds that send the same one, the job's tags tell
     *     which of them started it
     * @throws ImportConflictException if it is not what is asked for
     */
    ImportOutcome outcome(ImportJob job, boolean asked) {
        Map<String, String> tags = requireSame(job);
        int attempt = attempt(job.name()).orElseThrow();
        boolean ours = ResourceTags.fitted(request.build()).equals(tags.get(ImportTags.BUILD));
        if (asked && ours && job.isRunning()) {
            return ImportOutcome.started(attempt, job);
        }
        return job.modelArn()
                .flatMap(models::find)
                .map(model -> ImportOutcome.reused(attempt, Optional.of(job), model))
                .orElseGet(() -> ImportOutcome.attached(attempt, job));
    }

    /** The tags of a job that is what is asked for. */
    Map<String, String> requireSame(ImportJob job) {
        Map<String, String> tags = jobs.tags(job);
        require("import job", job.name(), ImportComparison.differences(request, job, tags));
        return tags;
    }

    private Optional<ImportOutcome> running(List<ImportJob> tried) {
        return tried.stream()
                .filter(ImportJob::isRunning)
                .findFirst()
                .flatMap(job -> jobs.find(job.arn()))
                .map(job -> outcome(job, false));
    }

    private Optional<ImportOutcome> reusable(List<ListedModel> imported) {
        ImportConflictException conflict = null;
        for (ListedModel listed : imported) {
            try {
                Optional<ImportOutcome> same = models.find(listed.arn()).map(this::reuse);
                if (same.isPresent()) {
                    return same;
                }
            } catch (ImportConflictException e) {
                conflict = e;
            }
        }
        if (conflict != null) {
            throw conflict;
        }
        return Optional.empty();
    }

    private ImportOutcome reuse(ImportedModel model) {
        Optional<ImportJob> job = jobs.find(model.jobArn());
        Map<String, String> tags = models.tags(model.arn());
        require("imported model", model.name(), ImportComparison.differences(request, model, job, tags));
        return ImportOutcome.reused(attempt(model.name()).orElseThrow(), job, model);
    }

    private void require(String what, String name, List<String> differences) {
        if (!differences.isEmpty()) {
            throw new ImportConflictException(request, what, name, differences);
        }
    }

    private int next(List<ImportJob> tried, List<ListedModel> imported) {
        Stream<String> names = Stream.concat(
                tried.stream().map(ImportJob::name), imported.stream().map(ListedModel::name));
        return 1
                + names.map(this::attempt)
                        .mapToInt(OptionalInt::orElseThrow)
                        .max()
                        .orElse(0);
    }

    private OptionalInt attempt(String name) {
        return ImportNames.attempt(family, name);
    }
}
