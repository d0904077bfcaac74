package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.GetModelImportJobResponse;
import software.amazon.awssdk.services.bedrock.model.ModelImportJobSummary;

/**
 * An import job as AWS shows it, in plain values.
 *
 * @param status in AWS's words; one that this version does not know counts as still running
 * @param failureMessage AWS's reason; only of a job that failed, and not in a list of jobs
 * @param source the S3 URI; empty in a list of jobs
 * @param roleArn the import role; empty in a list of jobs
 * @param modelName what the imported model is or will be called
 * @param modelArn only of a job that completed
 * @param kmsKeyArn of the key that was asked for
 */
public record ImportJob(
        String arn,
        String name,
        String status,
        Optional<String> failureMessage,
        Instant created,
        Optional<Instant> lastModified,
        Optional<Instant> ended,
        String source,
        String roleArn,
        String modelName,
        Optional<String> modelArn,
        Optional<String> kmsKeyArn) {

    /** The states that the API model knows. */
    public static final String IN_PROGRESS = "InProgress";

    public static final String COMPLETED = "Completed";
    public static final String FAILED = "Failed";

    static ImportJob of(GetModelImportJobResponse job) {
        return new ImportJob(
                job.jobArn(),
                job.jobName(),
                job.statusAsString(),
                Optional.ofNullable(job.failureMessage()).filter(message -> !message.isBlank()),
                job.creationTime(),
                Optional.ofNullable(job.lastModifiedTime()),
                Optional.ofNullable(job.endTime()),
                job.modelDataSource().s3DataSource().s3Uri(),
                job.roleArn(),
                job.importedModelName(),
                Optional.ofNullable(job.importedModelArn()),
                Optional.ofNullable(job.importedModelKmsKeyArn()));
    }

    static ImportJob of(ModelImportJobSummary job) {
        return new ImportJob(
                job.jobArn(),
                job.jobName(),
                job.statusAsString(),
                Optional.empty(),
                job.creationTime(),
                Optional.ofNullable(job.lastModifiedTime()),
                Optional.ofNullable(job.endTime()),
                "",
                "",
                Optional.ofNullable(job.importedModelName()).orElse(""),
                Optional.ofNullable(job.importedModelArn()),
                Optional.empty());
    }

    public boolean isCompleted() {
        return COMPLETED.equals(status);
    }

    public boolean isFailed() {
        return FAILED.equals(status);
    }

    /** Neither completed nor failed, so far as this version knows. */
    public boolean isRunning() {
        return !isCompleted() && !isFailed();
    }

    /** Whether the API model of this version has the status. */
    public boolean isStatusKnown() {
        return IN_PROGRESS.equals(status) || !isRunning();
    }
}
