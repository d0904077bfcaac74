package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An import job as it stands.
 *
 * @param status InProgress, Completed or Failed
 * @param source the S3 URI
 * @param kmsKeyArn of the key for the imported model; empty for AWS's own
 * @param vpcConfig as it was asked for; null without
 * @param ended null while it runs
 */
public record EmbeddedImportJob(
        String arn,
        String name,
        String status,
        String failureMessage,
        String modelName,
        Optional<String> modelArn,
        String roleArn,
        String source,
        Optional<String> kmsKeyArn,
        ObjectNode vpcConfig,
        Map<String, String> modelTags,
        Instant created,
        Instant modified,
        Instant ended)
        implements Listed {

    /** Whether it occupies the slot. */
    public boolean isRunning() {
        return status.equals("InProgress");
    }

    EmbeddedImportJob completed(String importedModelArn, Instant now) {
        return ended("Completed", "", Optional.of(importedModelArn), now);
    }

    EmbeddedImportJob failed(String message, Instant now) {
        return ended("Failed", message, Optional.empty(), now);
    }

    private EmbeddedImportJob ended(String end, String message, Optional<String> importedModelArn, Instant now) {
        return new EmbeddedImportJob(
                arn,
                name,
                end,
                message,
                modelName,
                importedModelArn,
                roleArn,
                source,
                kmsKeyArn,
                vpcConfig,
                modelTags,
                created,
                now,
                now);
    }

    /** As GetModelImportJob answers. */
    ObjectNode toJson(String shownStatus) {
        ObjectNode json = toSummary(shownStatus).put("roleArn", roleArn);
        json.putObject("modelDataSource").putObject("s3DataSource").put("s3Uri", source);
        kmsKeyArn.ifPresent(key -> json.put("importedModelKmsKeyArn", key));
        if (!failureMessage.isEmpty()) {
            json.put("failureMessage", failureMessage);
        }
        if (vpcConfig != null) {
            json.set("vpcConfig", vpcConfig);
        }
        return json;
    }

    /** As ListModelImportJobs answers. */
    ObjectNode toSummary(String shownStatus) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("jobArn", arn)
                .put("jobName", name)
                .put("status", shownStatus)
                .put("importedModelName", modelName)
                .put("creationTime", created.toString())
                .put("lastModifiedTime", modified.toString());
        modelArn.ifPresent(model -> json.put("importedModelArn", model));
        if (ended != null) {
            json.put("endTime", ended.toString());
        }
        return json;
    }
}
