package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.After;
import org.junit.Test;

/** Nothing is found in the configurations of the families that can be imported, as they are published. */
public class FamiliesTest {

    private final FilesScene scene = new FilesScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void llamaWithRopeScalingAsBedrockUsesIt() {
        scene.config("""
                {'architectures': ['LlamaForCausalLM'], 'model_type': 'llama', 'torch_dtype': 'bfloat16',
                 'hidden_size': 4096, 'num_hidden_layers': 32, 'vocab_size': 128256, 'max_position_embeddings': 131072,
                 'pad_token_id': null, 'eos_token_id': [128001, 128008, 128009], 'tie_word_embeddings': false,
                 'rope_theta': 500000.0, 'transformers_version': '4.43.0.dev0',
                 'rope_scaling': {'factor': 8.0, 'low_freq_factor': 1.0, 'high_freq_factor': 4.0,
                                  'original_max_position_embeddings': 8192, 'rope_type': 'llama3'}}""");

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void mistralAndMixtral() {
        scene.config("""
                {'architectures': ['MistralForCausalLM'], 'model_type': 'mistral', 'torch_dtype': 'bfloat16',
                 'max_position_embeddings': 32768, 'rope_theta': 1000000.0, 'sliding_window': null,
                 'transformers_version': '4.36.0'}""");
        assertThat(scene.findings()).isEmpty();

        scene.config("""
                {'architectures': ['MixtralForCausalLM'], 'model_type': 'mixtral', 'torch_dtype': 'bfloat16',
                 'max_position_embeddings': 32768, 'num_local_experts': 8, 'transformers_version': '4.36.0.dev0'}""");
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void t5NeedsNeitherContextLengthNorChatTemplate() {
        scene.config("""
                {'architectures': ['T5ForConditionalGeneration'], 'model_type': 't5', 'torch_dtype': 'float32',
                 'd_model': 768, 'num_layers': 12, 'num_decoder_layers': 12, 'vocab_size': 32128,
                 'is_encoder_decoder': true, 'tie_word_embeddings': false, 'transformers_version': '4.23.1'}""")
                .file("tokenizer_config.json", "{'tokenizer_class': 'T5Tokenizer', 'extra_ids': 100}")
                .file("spiece.model", "sentences")
                .without("tokenizer.json");

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void gptBigCodeIsForCompletion() {
        scene.config("""
                {'architectures': ['GPTBigCodeForCausalLM'], 'model_type': 'gpt_bigcode', 'torch_dtype': 'bfloat16',
                 'n_embd': 6144, 'n_layer': 40, 'n_positions': 8192, 'vocab_size': 49152,
                 'transformers_version': '4.28.1'}""")
                .file("tokenizer_config.json", "{'tokenizer_class': 'GPT2Tokenizer'}")
                .file("vocab.json", "{}")
                .file("merges.txt", "a b")
                .without("tokenizer.json");

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void qwenWithScalingThatBedrockLeavesAlone() {
        scene.config("""
                {'architectures': ['Qwen2ForCausalLM'], 'model_type': 'qwen2', 'torch_dtype': 'bfloat16',
                 'max_position_embeddings': 32768, 'rope_theta': 1000000.0, 'transformers_version': '4.43.1',
                 'rope_scaling': {'type': 'yarn', 'factor': 4.0, 'original_max_position_embeddings': 32768}}""")
                .with(model ->
                        model.json("tokenizer_config.json", config -> config.put("tokenizer_class", "Qwen2Tokenizer")));

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void multimodalQwenKeepsItsTextAtTheRoot() {
        scene.config("""
                {'architectures': ['Qwen2_5_VLForConditionalGeneration'], 'model_type': 'qwen2_5_vl',
                 'torch_dtype': 'bfloat16', 'hidden_size': 3584, 'max_position_embeddings': 128000,
                 'rope_theta': 1000000.0, 'transformers_version': '4.41.2',
                 'rope_scaling': {'type': 'mrope', 'mrope_section': [16, 24, 24]},
                 'vision_config': {'model_type': 'qwen2_5_vl', 'hidden_size': 1280, 'torch_dtype': 'float64'}}""").file("preprocessor_config.json", "{}");

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void multimodalQwenAsTransformers5WritesItLacksItsSections() {
        scene.config("""
                {'architectures': ['Qwen2VLForConditionalGeneration'], 'model_type': 'qwen2_vl',
                 'torch_dtype': 'bfloat16', 'text_config': {'rope_parameters': {
                  'rope_type': 'default', 'mrope_section': [16, 24, 24], 'rope_theta': 1000000.0}}}""");

        assertThat(scene.codes())
                .containsExactly(
                        FindingCode.MROPE_SECTION_MISSING,
                        FindingCode.ROPE_IN_NEW_SPELLING,
                        FindingCode.PREPROCESSOR_CONFIG_MISSING);
        assertThat(scene.only(FindingCode.MROPE_SECTION_MISSING).mend())
                .isEqualTo("Write \"rope_scaling\": {\"type\": \"mrope\", \"mrope_section\": [16, 24, 24]}.");
        assertThat(scene.only(FindingCode.ROPE_IN_NEW_SPELLING).what())
                .isEqualTo("Its rope_parameters say rope_theta 1000000 and no scaling and mrope_section [16, 24, 24];"
                        + " a library that does not read them uses rope_theta 1000000 and no scaling.");
    }

    @Test
    public void mllamaKeepsItsTextInside() {
        scene.config("""
                {'architectures': ['MllamaForConditionalGeneration'], 'model_type': 'mllama',
                 'torch_dtype': 'bfloat16', 'transformers_version': '4.45.0.dev0',
                 'text_config': {'model_type': 'mllama_text_model', 'hidden_size': 4096, 'num_hidden_layers': 40,
                                 'max_position_embeddings': 131072, 'rope_theta': 500000.0, 'vocab_size': 128256,
                                 'rope_scaling': {'rope_type': 'llama3', 'factor': 8.0, 'low_freq_factor': 1.0,
                                                  'high_freq_factor': 4.0, 'original_max_position_embeddings': 8192}},
                 'vision_config': {'model_type': 'mllama_vision_model', 'hidden_size': 1280}}""").file("preprocessor_config.json", "{}");

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void gptOssIsQuantisedAndNewerThanTheLibraryOfTheOthers() {
        scene.config("""
                {'architectures': ['GptOssForCausalLM'], 'model_type': 'gpt_oss', 'max_position_embeddings': 131072,
                 'eos_token_id': 200002, 'rope_theta': 150000, 'transformers_version': '4.55.0.dev0',
                 'quantization_config': {'quant_method': 'mxfp4', 'modules_to_not_convert': ['lm_head']},
                 'rope_scaling': {'rope_type': 'yarn', 'factor': 32.0, 'beta_fast': 32.0, 'beta_slow': 1.0,
                                  'truncate': false, 'original_max_position_embeddings': 4096}}""").file("generation_config.json", "{'eos_token_id': [200002, 199999, 200012]}");

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void gptOssMustNameAllEndsOfAnAnswerAndIsImportedInOneRegion() {
        scene.config("{'architectures': ['GptOssForCausalLM'], 'model_type': 'gpt_oss'}")
                .file("generation_config.json", "{'eos_token_id': 200002}")
                .with(model -> model.matrix("{\"families\": {\"GPT-OSS\": {\"regions\": [\"us-west-2\"]}}}"));

        assertThat(scene.codes()).containsExactly(FindingCode.FAMILY_NOT_IN_REGION, FindingCode.END_TOKENS_MISSING);
        assertThat(scene.only(FindingCode.END_TOKENS_MISSING).what()).contains("199999, 200012");
        assertThat(scene.only(FindingCode.END_TOKENS_MISSING).mend())
                .isEqualTo("Write \"eos_token_id\": [200002, 199999, 200012].");

        scene.without("generation_config.json");
        assertThat(scene.only(FindingCode.END_TOKENS_MISSING).what())
                .isEqualTo("No usable one is there to name 200002, 199999, 200012 as ends of an answer.");
    }

    @Test
    public void anArchitectureThatAnAdministratorAddsMayHaveAnyModelType() {
        scene.with(model -> model.matrix("{\"architectures\": {\"NewForCausalLM\": \"Llama\"}}"))
                .config("{'architectures': ['NewForCausalLM'], 'model_type': 'new', 'torch_dtype': 'bfloat16'}");

        assertThat(scene.findings()).isEmpty();
    }
}
