package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.GetModelImportJobResponse;
import software.amazon.awssdk.services.bedrock.model.ModelImportJobStatus;
import software.amazon.awssdk.services.bedrock.model.ModelImportJobSummary;

/** The import that runs in an account, if there is one: AWS runs one at a time per account and Region. */
record RunningImports(AwsAccount hosting) {

    /** The name of a running import that reads below the model's prefix, whoever started it. */
    Optional<String> reading(ModelAccess access) {
        return inProgress().stream()
                .map(job -> hosting.call(
                        "look at import job " + job.jobName(),
                        () -> hosting.bedrock().getModelImportJob(r -> r.jobIdentifier(job.jobArn()))))
                .filter(job -> readsFrom(job, access))
                .map(GetModelImportJobResponse::jobName)
                .findFirst();
    }

    private List<ModelImportJobSummary> inProgress() {
        return hosting.call(
                "list the running import jobs",
                () -> hosting
                        .bedrock()
                        .listModelImportJobsPaginator(r -> r.statusEquals(ModelImportJobStatus.IN_PROGRESS))
                        .modelImportJobSummaries()
                        .stream()
                        .toList());
    }

    private static boolean readsFrom(GetModelImportJobResponse job, ModelAccess access) {
        String uri = job.modelDataSource().s3DataSource().s3Uri();
        return (uri.endsWith("/") ? uri : uri + "/").startsWith(access.model().toString());
    }
}
