package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrock.model.ListModelImportJobsRequest;

/** The import jobs of an account and Region. */
public final class ImportJobs {

    private final AwsAccount account;

    /** @param account asked of its clients anew for each use: unused ones are closed */
    public ImportJobs(AwsAccount account) {
        this.account = account;
    }

    /**
     * Looks for a job.
     *
     * @param nameOrArn of the job
     * @throws AwsProblem if AWS refuses, or does not answer
     */
    public Optional<ImportJob> find(String nameOrArn) {
        try {
            return Optional.of(ImportJob.of(account.call(
                    "read the import job " + nameOrArn,
                    () -> account.bedrock().getModelImportJob(get -> get.jobIdentifier(nameOrArn)))));
        } catch (AwsProblem problem) {
            if (problem.isNotFound()) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** The jobs that run, by anybody: AWS allows one per account and Region. */
    public List<ImportJob> running() {
        return list("find out whether an import runs", filter -> filter.statusEquals(ImportJob.IN_PROGRESS));
    }

    /** The jobs whose names contain a text, ended ones included. */
    public List<ImportJob> named(String part) {
        return list("list the import jobs named " + part, filter -> filter.nameContains(part));
    }

    Map<String, String> tags(ImportJob job) {
        return new TagReading(account).of(job.arn());
    }

    private List<ImportJob> list(String attempt, Consumer<ListModelImportJobsRequest.Builder> filter) {
        return account.call(
                attempt,
                () -> account.bedrock().listModelImportJobsPaginator(filter).modelImportJobSummaries().stream()
                        .map(ImportJob::of)
                        .toList());
    }
}
