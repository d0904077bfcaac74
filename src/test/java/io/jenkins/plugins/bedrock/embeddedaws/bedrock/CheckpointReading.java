package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KeyUse;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Access;
import io.jenkins.plugins.bedrock.embeddedaws.s3.S3Object;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a checkpoint as an import does: as the import role, every object of it. */
final class CheckpointReading {

    /** The user guide's families by the classes that the Hugging Face libraries name. */
    private static final Set<String> ARCHITECTURES = Set.of(
            "MistralForCausalLM",
            "MixtralForCausalLM",
            "T5ForConditionalGeneration",
            "LlamaForCausalLM",
            "MllamaForConditionalGeneration",
            "GPTBigCodeForCausalLM",
            "Qwen2ForCausalLM",
            "Qwen2VLForConditionalGeneration",
            "Qwen2_5_VLForConditionalGeneration",
            "Qwen3ForCausalLM",
            "Qwen3MoeForCausalLM",
            "GptOssForCausalLM");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG = "config.json";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String TOKENIZER = "tokenizer_config.json";

    private final S3Access s3;
    private final KeyUse keys;
    private final Caller role;
    private final String region;
    private final String uri;
    private final String bucket;
    private final String prefix;
    private final Map<String, S3Object> objects = new TreeMap<>();

    CheckpointReading(S3Access s3, KeyUse keys, Caller role, String region, String uri) {
        this.s3 = s3;
        this.keys = keys;
        this.role = role;
        this.region = region;
        this.uri = uri;
        String[] parts = uri.substring("s3://".length()).split("/", 2);
        this.bucket = parts[0];
        String path = parts.length == 2 ? parts[1] : "";
        this.prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }

    /**
     * Reads all of it.
     *
     * @throws ImportFailure if it can't be read, or can't be imported
     */
    Checkpoint read() {
        try {
            list();
            objects.keySet().forEach(this::readable);
            describeKeys();
        } catch (AwsError refused) {
            throw new ImportFailure(words(refused));
        }
        JsonNode config = json(CONFIG);
        requireArchitecture(config);
        requireWeights();
        boolean template = objects.containsKey("chat_template.jinja")
                || objects.containsKey("chat_template.json")
                || objects.containsKey(TOKENIZER) && json(TOKENIZER).has("chat_template");
        long bytes = objects.values().stream()
                .mapToLong(object -> object.content().length())
                .sum();
        return new Checkpoint(config.path("model_type").asText(), template, bytes);
    }

    private void list() {
        List<S3Object> found = s3.listAs(role, region, bucket, prefix);
        found.forEach(object -> objects.put(object.key().substring(prefix.length()), object));
    }

    private void readable(String name) {
        s3.getAs(role, region, bucket, prefix + name);
    }

    /** The user guide asks for kms:DescribeKey besides kms:Decrypt. */
    private void describeKeys() {
        objects.values().stream()
                .flatMap(object -> object.encryption().keyArn().stream())
                .distinct()
                .forEach(key -> keys.requireDescribe(role, key));
    }

    private void requireArchitecture(JsonNode config) {
        String architecture = config.path("architectures").path(0).asText();
        if (!ARCHITECTURES.contains(architecture)) {
            throw new ImportFailure("The model architecture " + architecture + " is not supported for import.");
        }
    }

    private void requireWeights() {
        Set<String> shards = new TreeSet<>();
        if (objects.containsKey(INDEX)) {
            json(INDEX).path("weight_map").forEach(shard -> shards.add(shard.asText()));
        } else {
            shards.add("model.safetensors");
        }
        shards.stream().filter(shard -> !objects.containsKey(shard)).findFirst().ifPresent(this::missing);
    }

    private JsonNode json(String name) {
        if (!objects.containsKey(name)) {
            missing(name);
        }
        byte[] bytes = s3.getAs(role, region, bucket, prefix + name).toBytes();
        try {
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new ImportFailure("The file " + location(name) + " is not valid JSON.");
        }
    }

    private void missing(String name) {
        throw new ImportFailure("Amazon Bedrock could not find the expected file " + location(name) + ".");
    }

    private String location(String name) {
        return "s3://" + bucket + "/" + prefix + name;
    }

    private String words(AwsError refused) {
        return switch (refused.code()) {
            case "PermanentRedirect" ->
                "The S3 bucket " + bucket + " must be in the same AWS Region as the model import job.";
            case "NoSuchBucket" -> "The S3 bucket " + bucket + " does not exist.";
            default ->
                "Access denied when reading " + uri + " with the provided role (" + refused.code() + "): "
                        + refused.getMessage();
        };
    }
}
