package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An imported model.
 *
 * @param job that imported it
 * @param checkpoint what was read
 */
public record EmbeddedModel(String arn, EmbeddedImportJob job, Checkpoint checkpoint, Instant created)
        implements Listed {

    private static final long BYTES_PER_UNIT = 18_000_000_000L;

    @Override
    public String name() {
        return job.modelName();
    }

    /** As GetImportedModel answers. */
    ObjectNode toJson() {
        ObjectNode json = toSummary().put("jobArn", job.arn()).put("jobName", job.name());
        json.putObject("modelDataSource").putObject("s3DataSource").put("s3Uri", job.source());
        job.kmsKeyArn().ifPresent(key -> json.put("modelKmsKeyArn", key));
        json.putObject("customModelUnits")
                .put("customModelUnitsPerModelCopy", (int) (1 + checkpoint.bytes() / BYTES_PER_UNIT))
                .put("customModelUnitsVersion", "v1.0");
        return json;
    }

    /** As ListImportedModels answers. */
    ObjectNode toSummary() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("modelArn", arn)
                .put("modelName", name())
                .put("creationTime", created.toString())
                .put("instructSupported", checkpoint.hasChatTemplate())
                .put("modelArchitecture", checkpoint.modelType());
    }
}
