package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.util.Map;

/** What can be wrong with config.json and generation_config.json. */
final class ConfigMutations {

    /** What Git LFS leaves in place of a file. */
    static final String POINTER = """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            """;

    private ConfigMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.REGION_NOT_SUPPORTED, scene -> scene.matrix("{\"regions\": [\"us-west-2\"]}"));
        all.put(
                FindingCode.FAMILY_NOT_IN_REGION,
                scene -> scene.matrix("{\"families\": {\"Llama\": {\"regions\": [\"us-west-2\"]}}}"));
        all.put(FindingCode.GIT_LFS_POINTER, scene -> scene.put("tokenizer.json", POINTER));
        all.put(FindingCode.CONTENT_NOT_READABLE, scene -> hide(scene, Checkpoint.GENERATION_CONFIG));
        all.put(FindingCode.MODEL_NOT_CHECKED, scene -> hide(scene, InspectionScene.FIRST_SHARD));
        all.put(
                FindingCode.FILE_TOO_LARGE_TO_READ,
                scene -> scene.put(Checkpoint.GENERATION_CONFIG, " ".repeat((1 << 20) + 1)));
        all.put(FindingCode.CONFIG_NAME_TWICE, scene -> scene.put(Checkpoint.GENERATION_CONFIG, """
                {"eos_token_id": 1, "eos_token_id": 2}"""));
        addArchitecture(all);
        addNumbers(all);
        addLoading(all);
    }

    /** Puts a file under a key with which its reader may do nothing. */
    static void hide(InspectionScene scene, String file) {
        String key = scene.world
                .research
                .key("hidden", ResearchAndHosting.REGION.id())
                .arn();
        scene.again(file, object -> object.encryption(ObjectEncryption.kms(key, true)));
    }

    private static void addArchitecture(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.CONFIG_MISSING, scene -> scene.remove(Checkpoint.CONFIG));
        all.put(
                FindingCode.CONFIG_NOT_USABLE,
                scene -> scene.config(config -> config.put("max_position_embeddings", "2048")));
        all.put(FindingCode.ARCHITECTURE_MISSING, scene -> scene.config(config -> config.remove("architectures")));
        all.put(
                FindingCode.ARCHITECTURE_NOT_SUPPORTED,
                scene -> scene.config(config -> config.putArray("architectures").add("BertModel")));
        all.put(
                FindingCode.SEVERAL_ARCHITECTURES,
                scene ->
                        scene.config(config -> config.withArray("architectures").add("MistralForCausalLM")));
        all.put(FindingCode.MODEL_TYPE_DIFFERS, scene -> scene.config(config -> config.put("model_type", "mistral")));
    }

    private static void addNumbers(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.DTYPE_NOT_SUPPORTED, scene -> scene.config(config -> config.put("torch_dtype", "float64")));
        all.put(FindingCode.DTYPE_CONTRADICTS, scene -> scene.config(config -> config.put("dtype", "float16")));
        all.put(
                FindingCode.DTYPE_IN_NEW_SPELLING,
                scene -> scene.config(config ->
                        config.put("dtype", config.remove("torch_dtype").textValue())));
        all.put(
                FindingCode.CONTEXT_TOO_LONG,
                scene -> scene.config(config -> config.put("max_position_embeddings", 131_073)));
        all.put(
                FindingCode.ROPE_SCALING_OVERRIDDEN,
                scene -> scene.config(config -> config.putObject("rope_scaling")
                        .put("rope_type", "llama3")
                        .put("factor", 32.0)
                        .put("low_freq_factor", 1.0)
                        .put("high_freq_factor", 4.0)
                        .put("original_max_position_embeddings", 8192)));
        all.put(
                FindingCode.ROPE_IN_NEW_SPELLING,
                scene -> scene.config(config -> config.putObject("rope_parameters")
                        .put("rope_type", "default")
                        .set("rope_theta", config.remove("rope_theta"))));
    }

    private static void addLoading(Map<FindingCode, Mutation> all) {
        all.put(
                FindingCode.MROPE_SECTION_MISSING,
                scene -> scene.matrix("{\"families\": {\"Llama\": {\"mrope\": true}}}"));
        all.put(
                FindingCode.QUANTIZED,
                scene -> scene.config(
                        config -> config.putObject("quantization_config").put("quant_method", "gptq")));
        all.put(
                FindingCode.CUSTOM_CODE,
                scene -> scene.config(config -> config.putObject("auto_map").put("AutoConfig", "configuration.Mine")));
        all.put(
                FindingCode.TRANSFORMERS_VERSION_DIFFERS,
                scene -> scene.config(config -> config.put("transformers_version", "5.18.0")));
        all.put(FindingCode.GENERATION_CONFIG_NOT_USABLE, scene -> scene.put(Checkpoint.GENERATION_CONFIG, "{"));
        all.put(
                FindingCode.END_TOKENS_MISSING,
                scene -> scene.matrix("{\"families\": {\"Llama\": {\"endTokens\": [2, 3]}}}"));
    }
}
