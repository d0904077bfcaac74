package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.CreateModelImportJobRequest;

/** A checkpoint in a research account and a role of a hosting account that may read it. */
final class CheckpointWorld {

    static final String REGION = "us-east-1";
    static final String SOURCE = "s3://research-models/v7/";

    final EmbeddedAws world;
    final EmbeddedAccount hosting;
    final EmbeddedBucket bucket;
    final EmbeddedRole role;

    CheckpointWorld(EmbeddedAws world) {
        this.world = world;
        this.hosting = world.account("444455556666");
        this.bucket = world.account("111122223333").bucket("research-models", REGION);
        this.role = hosting.role("Import")
                .trustingService("bedrock.amazonaws.com")
                .allowing("s3:GetObject,s3:ListBucket,kms:Decrypt", "*");
        bucket.put("v7/config.json", "{\"architectures\":[\"LlamaForCausalLM\"],\"model_type\":\"llama\"}")
                .put("v7/model.safetensors.index.json", "{\"weight_map\":{\"a\":\"model-1.safetensors\"}}")
                .putSparse("v7/model-1.safetensors", new byte[] {1}, 30_000_000_000L)
                .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                        + role.arn() + "\"},\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":[\""
                        + bucket.arn() + "\",\"" + bucket.arn("*") + "\"]}]}");
    }

    BedrockClient bedrock(EmbeddedUser user) {
        return world.clients()
                .configured(BedrockClient.builder(), user.provider(), REGION)
                .build();
    }

    Consumer<CreateModelImportJobRequest.Builder> job(String name) {
        return job -> job.jobName(name)
                .importedModelName(name.replaceAll("[^0-9A-Za-z]+", "-"))
                .roleArn(role.arn())
                .modelDataSource(data -> data.s3DataSource(s3 -> s3.s3Uri(SOURCE)));
    }

    /** Trusts Bedrock when it acts for the import jobs of an account. */
    static String trustFor(String account) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + "\"bedrock.amazonaws.com\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":"
                + "{\"aws:SourceAccount\":\"" + account + "\"},\"ArnLike\":{\"aws:SourceArn\":"
                + "\"arn:aws:bedrock:us-east-1:" + account + ":model-import-job/*\"}}}]}";
    }
}
