package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.BedrockRules.Member;
import io.jenkins.plugins.bedrock.embeddedaws.state.Partition;
import io.jenkins.plugins.bedrock.embeddedaws.state.UniqueIds;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** CreateModelImportJob. */
final class ImportJobStart {

    private final ImportExecution execution;
    private final UniqueIds ids;
    private final BedrockSettings settings;

    ImportJobStart(ImportExecution execution, UniqueIds ids, BedrockSettings settings) {
        this.execution = execution;
        this.ids = ids;
        this.settings = settings;
    }

    WireReply create(BedrockCall call) {
        JsonNode body = call.body();
        String token = BedrockRules.optional(body, Member.clientRequestToken);
        Map<String, String> jobTags = BedrockRules.tags(body.path("jobTags"));
        EmbeddedImportJob job = job(call.place(), body);
        authorize(call, job, jobTags);
        BedrockRules.requireFewTags(jobTags, job.arn());
        BedrockRules.requireFewTags(job.modelTags(), job.arn());
        Optional<EmbeddedImportJob> repeated = call.place().jobOfToken(token);
        if (repeated.isEmpty()) {
            requireUnique(call.place(), job);
            requireRole(call.place(), job);
            requireQuotas(call.place());
            call.place().add(job, token, jobTags);
            execution.begin(call.place(), job);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return BedrockCall.reply(201, answer.put("jobArn", repeated.orElse(job).arn()));
    }

    private EmbeddedImportJob job(BedrockPlace place, JsonNode body) {
        Instant now = execution.now().truncatedTo(ChronoUnit.MILLIS);
        String key = BedrockRules.optional(body, Member.importedModelKmsKeyId);
        return new EmbeddedImportJob(
                place.arn("model-import-job", ids.lower(12)),
                BedrockRules.required(body, Member.jobName),
                "InProgress",
                "",
                BedrockRules.required(body, Member.importedModelName),
                Optional.empty(),
                BedrockRules.required(body, Member.roleArn),
                BedrockRules.required(body.path("modelDataSource").path("s3DataSource"), Member.s3Uri),
                Optional.of(key).filter(given -> !given.isEmpty()).map(given -> keyArn(place, given)),
                vpc(body),
                BedrockRules.tags(body.path("importedModelTags")),
                now,
                now,
                null);
    }

    private static ObjectNode vpc(JsonNode body) {
        if (!(body.path("vpcConfig") instanceof ObjectNode vpc)) {
            return null;
        }
        BedrockRules.requireIds(vpc.path("subnetIds"), Member.subnetId, 16);
        BedrockRules.requireIds(vpc.path("securityGroupIds"), Member.securityGroupId, 5);
        return vpc;
    }

    /** AWS shows the key's ARN, whatever it was asked by; an alias stands for the same made-up key each time. */
    private static String keyArn(BedrockPlace place, String key) {
        if (key.contains(":key/")) {
            return key;
        }
        String id = key.contains("alias/")
                ? UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString()
                : key;
        return "arn:" + Partition.of(place.region()) + ":kms:" + place.region() + ":" + place.account() + ":key/" + id;
    }

    private static void authorize(BedrockCall call, EmbeddedImportJob job, Map<String, String> tags) {
        AccessRequest create = AccessRequest.of(
                "bedrock:CreateModelImportJob", "*", call.place().account());
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            create = create.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
        }
        call.require(create);
        String owner = job.roleArn().split(":", 6)[4];
        call.require(AccessRequest.of("iam:PassRole", job.roleArn(), owner)
                .with("iam:PassedToService", ImportExecution.PRINCIPAL));
    }

    private static void requireUnique(BedrockPlace place, EmbeddedImportJob job) {
        if (place.job(job.name()).isPresent()) {
            throw conflict("job name " + job.name());
        }
        boolean taken = place.model(job.modelName()).isPresent()
                || place.jobs().stream()
                        .filter(EmbeddedImportJob::isRunning)
                        .anyMatch(other -> other.modelName().equals(job.modelName()));
        if (taken) {
            throw conflict("imported model name " + job.modelName());
        }
    }

    private static AwsError conflict(String name) {
        return new AwsError(400, "ConflictException", "The provided " + name + " is already in use. Use another name.");
    }

    private void requireRole(BedrockPlace place, EmbeddedImportJob job) {
        boolean own = job.roleArn().split(":", 6)[4].equals(place.account());
        if (!own || !execution.mayAssume(place, job.roleArn(), job.arn())) {
            throw BedrockRules.invalid("The provided role ARN is invalid.");
        }
    }

    private void requireQuotas(BedrockPlace place) {
        if (place.jobs().stream().anyMatch(EmbeddedImportJob::isRunning)) {
            throw quota("Concurrent model import jobs");
        }
        if (place.models().size() >= settings.quota()) {
            throw quota("Imported models per account");
        }
    }

    /** The wording asks for an increase, though that of concurrent jobs can't be had. */
    private static AwsError quota(String name) {
        return new AwsError(
                400,
                "ServiceQuotaExceededException",
                "This account is at its service quota. To continue, request a quota increase for " + name + ".");
    }
}
