package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Test;

/** How each family names its tensors: nothing is found where all are there, and what is missing is. */
public class FamilyTensorsTest {

    private static final String[] LLAMA = {"self_attn.q_proj.weight", "mlp.down_proj.weight", "input_layernorm.weight"};
    private static final Set<FindingCode> OF_TENSORS = Set.of(
            FindingCode.TENSOR_NAMES_UNKNOWN,
            FindingCode.LAYER_MISSING,
            FindingCode.LAYER_INCOMPLETE,
            FindingCode.LAYER_NOT_IN_CONFIG,
            FindingCode.EMBEDDING_MISSING,
            FindingCode.EMBEDDING_SHAPE_DIFFERS,
            FindingCode.OUTPUT_HEAD_MISSING,
            FindingCode.OUTPUT_HEAD_SHAPE_DIFFERS,
            FindingCode.OUTPUT_HEAD_NOT_LOADED,
            FindingCode.TENSOR_TYPE_DIFFERS);

    private final InspectionScene scene = new InspectionScene();
    private final WrittenTensors tensors = new WrittenTensors();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void llamaMistralAndQwenShareTheirNames() {
        llamaLike();

        for (String architecture :
                List.of("LlamaForCausalLM", "MistralForCausalLM", "Qwen2ForCausalLM", "Qwen3ForCausalLM")) {
            config(architecture, "'hidden_size': 4, 'num_hidden_layers': 3, 'vocab_size': 10");
            assertThat(codes()).isEmpty();
        }

        tensors.without("lm_head.weight").without("model.layers.1.mlp.down_proj.weight");
        assertThat(codes()).containsExactly(FindingCode.LAYER_INCOMPLETE, FindingCode.OUTPUT_HEAD_MISSING);
    }

    @Test
    public void aTiedHeadNeedsNoTensorAndATiedEmbeddingMayBeSavedAsTheHead() {
        llamaLike().without("lm_head.weight");
        config(
                "Qwen2ForCausalLM",
                "'hidden_size': 4, 'num_hidden_layers': 3, 'vocab_size': 10, 'tie_word_embeddings': true");
        assertThat(codes()).isEmpty();

        tensors.without("model.embed_tokens.weight").with("lm_head.weight", 10, 4);
        assertThat(codes()).isEmpty();

        tensors.without("lm_head.weight");
        assertThat(codes()).containsExactly(FindingCode.EMBEDDING_MISSING);
    }

    @Test
    public void expertsMayBeInSomeLayersOnly() {
        tensors.with("model.embed_tokens.weight", 10, 4).with("lm_head.weight", 10, 4);
        for (int layer = 0; layer < 4; layer++) {
            String prefix = "model.layers." + layer + ".";
            tensors.all(prefix, "self_attn.q_proj.weight");
            if (layer % 2 == 0) {
                tensors.all(prefix, "mlp.up_proj.weight");
            } else {
                tensors.all(prefix, "mlp.gate.weight", "mlp.experts.0.up_proj.weight", "mlp.experts.1.up_proj.weight");
            }
        }
        config("Qwen3MoeForCausalLM", "'hidden_size': 4, 'num_hidden_layers': 4, 'vocab_size': 10");
        assertThat(codes()).isEmpty();

        tensors.without("model.layers.3.mlp.experts.1.up_proj.weight");
        assertThat(only().where()).isEqualTo("model.layers.3");
        assertThat(only().what()).contains("mlp.experts.1.up_proj.weight");
    }

    @Test
    public void t5HasAnEncoderAndADecoderWhoseFirstBlocksDiffer() {
        tensors.with("shared.weight", 10, 4).with("lm_head.weight", 10, 4);
        for (int block = 0; block < 3; block++) {
            tensors.all("encoder.block." + block + ".", "layer.0.SelfAttention.q.weight", "layer.1.wo.weight");
            tensors.all("decoder.block." + block + ".", "layer.0.SelfAttention.q.weight", "layer.2.wo.weight");
        }
        tensors.all("encoder.block.0.", "layer.0.SelfAttention.relative_attention_bias.weight")
                .all("decoder.block.0.", "layer.0.SelfAttention.relative_attention_bias.weight");
        config(
                "T5ForConditionalGeneration",
                "'d_model': 4, 'num_layers': 3, 'vocab_size': 10, 'tie_word_embeddings': false");
        assertThat(codes()).isEmpty();

        config(
                "T5ForConditionalGeneration",
                "'d_model': 4, 'num_layers': 3, 'num_decoder_layers': 4, 'vocab_size': 10, 'tie_word_embeddings': false");
        assertThat(only().code()).isEqualTo(FindingCode.LAYER_MISSING);
        assertThat(only().what()).contains("decoder.block.3");
    }

    @Test
    public void gptBigCodeIsTiedUnlessItSaysOtherwise() {
        tensors.with("transformer.wte.weight", 10, 4)
                .all("transformer.h.0.", "attn.c_attn.weight", "attn.c_attn.bias", "attn.bias")
                .all("transformer.h.1.", "attn.c_attn.weight", "attn.c_attn.bias");
        config("GPTBigCodeForCausalLM", "'n_embd': 4, 'n_layer': 2, 'vocab_size': 10");
        assertThat(codes()).isEmpty();

        config("GPTBigCodeForCausalLM", "'n_embd': 4, 'n_layer': 2, 'vocab_size': 10, 'tie_word_embeddings': false");
        assertThat(codes()).containsExactly(FindingCode.OUTPUT_HEAD_MISSING);
    }

    @Test
    public void mllamaHasLayersOfTwoKindsAndEightMoreRows() {
        tensors.with("language_model.model.embed_tokens.weight", 18, 4)
                .with("language_model.lm_head.weight", 10, 4)
                .all("vision_model.transformer.layers.0.", "mlp.fc1.weight");
        for (int layer : new int[] {0, 1, 2, 4}) {
            tensors.all("language_model.model.layers." + layer + ".", LLAMA);
        }
        tensors.all("language_model.model.layers.3.", "cross_attn.q_proj.weight", "cross_attn_attn_gate");
        config(
                "MllamaForConditionalGeneration",
                "'text_config': {'hidden_size': 4, 'num_hidden_layers': 5, 'vocab_size': 10}, 'vision_config':"
                        + " {'hidden_size': 8, 'num_hidden_layers': 7}");
        assertThat(codes()).isEmpty();

        tensors.with("language_model.model.embed_tokens.weight", 10, 4);
        assertThat(only().code()).isEqualTo(FindingCode.EMBEDDING_SHAPE_DIFFERS);
        assertThat(only().what()).contains("[10, 4]", "[18, 4]");
    }

    @Test
    public void multimodalQwenIsWrittenInTwoLayouts() {
        String sizes = "'hidden_size': 4, 'num_hidden_layers': 3, 'vocab_size': 10";
        llamaLike().all("visual.blocks.0.", "attn.qkv.weight");
        config("Qwen2VLForConditionalGeneration", sizes);
        assertThat(codes()).isEmpty();
        config("Qwen2_5_VLForConditionalGeneration", sizes);
        assertThat(codes()).isEmpty();

        WrittenTensors later = new WrittenTensors()
                .with("model.language_model.embed_tokens.weight", 10, 4)
                .with("lm_head.weight", 10, 4)
                .all("model.visual.blocks.0.", "attn.qkv.weight");
        for (int layer = 0; layer < 3; layer++) {
            later.all("model.language_model.layers." + layer + ".", LLAMA);
        }
        scene.put("model.safetensors", later.file());
        assertThat(found()).isEmpty();
        assertThat(scene.inspect().findings())
                .extracting(Finding::code)
                .contains(FindingCode.TENSOR_NAMES_OF_LATER_LIBRARY);
    }

    @Test
    public void gptOssHasBlocksAndScalesOfBytes() {
        tensors.with("model.embed_tokens.weight", 10, 4).with("lm_head.weight", 10, 4);
        for (int layer = 0; layer < 2; layer++) {
            tensors.all("model.layers." + layer + ".", "self_attn.sinks", "mlp.router.weight")
                    .of("U8", "model.layers." + layer + ".mlp.experts.gate_up_proj_blocks", 4, 8, 3, 16)
                    .of("U8", "model.layers." + layer + ".mlp.experts.gate_up_proj_scales", 4, 8, 3);
        }
        config(
                "GptOssForCausalLM",
                "'hidden_size': 4, 'num_hidden_layers': 2, 'vocab_size': 10, 'quantization_config': {'quant_method':"
                        + " 'mxfp4'}");
        assertThat(codes()).isEmpty();
    }

    @Test
    public void someTensorsMayBeOfAnotherTypeThanMost() {
        llamaLike().of("F32", "model.norm.weight", 4);
        config("LlamaForCausalLM", "'hidden_size': 4, 'num_hidden_layers': 3, 'vocab_size': 10");
        assertThat(codes()).isEmpty();

        tensors.of("F32", "model.norm.weight", 400);
        assertThat(only().code()).isEqualTo(FindingCode.TENSOR_TYPE_DIFFERS);
        assertThat(only().what()).contains("bfloat16", "most of them are F32");
    }

    @Test
    public void moreRowsThanTokensAreRefusedByTheLibrary() {
        llamaLike().with("model.embed_tokens.weight", 16, 4);
        config("LlamaForCausalLM", "'hidden_size': 4, 'num_hidden_layers': 3, 'vocab_size': 10");

        assertThat(only().code()).isEqualTo(FindingCode.EMBEDDING_SHAPE_DIFFERS);
        assertThat(only().mend()).contains("resize_token_embeddings");
    }

    @Test
    public void namesOfWhichNoneFitsAreOneFindingWithAMendOfTheirOwn() {
        tensors.all("layers.0.", "attention.wq.weight").with("tok_embeddings.weight", 10, 4);
        config("MistralForCausalLM", "'hidden_size': 4, 'num_hidden_layers': 32, 'vocab_size': 10");

        assertThat(only().code()).isEqualTo(FindingCode.TENSOR_NAMES_UNKNOWN);
        assertThat(only().what()).contains("model.layers.0.*", "layers.0.attention.wq.weight");
        assertThat(only().mend()).contains("the class that config.json names");

        tensors.without("layers.0.attention.wq.weight").without("tok_embeddings.weight");
        tensors.with("base_model.model.lm_head.weight", 10, 4);
        assertThat(only().mend()).contains("merge_and_unload");
    }

    @Test
    public void tensorsOfAnArchitectureThatWasAddedAreNotCompared() {
        tensors.all("anything.", "at", "all");
        scene.matrix("{\"architectures\": {\"Gemma2ForCausalLM\": \"Llama\"}}");
        config("Gemma2ForCausalLM", "'hidden_size': 4, 'num_hidden_layers': 32, 'vocab_size': 10");

        assertThat(codes()).isEmpty();
    }

    @Test
    public void ofQuantisedWeightsTheNumberOfParametersIsNotKnown() {
        llamaLike()
                .all("model.layers.1.", "mlp.up_proj.weight")
                .all("model.layers.2.", "mlp.up_proj.weight")
                .of("U8", "model.layers.0.mlp.up_proj.weight", 4, 2);
        config("LlamaForCausalLM", "'hidden_size': 4, 'num_hidden_layers': 3, 'vocab_size': 10");
        assertThat(codes()).isEmpty();
        assertThat(scene.inspect().figures().parameters()).isEmpty();

        tensors.of("U8", "model.layers.0.mlp.up_proj.weight", 4);
        assertThat(codes()).isEmpty();
        assertThat(scene.inspect().figures().parameters()).isPresent();
    }

    @Test
    public void aFamilyOfWhoseNamesNothingIsKnownIsNotLookedAt() {
        tensors.all("anything.", "at", "all");
        scene.matrix("{\"families\": {\"New\": {}}, \"architectures\": {\"NewForCausalLM\": \"New\"}}");
        config("NewForCausalLM", "'hidden_size': 4, 'num_hidden_layers': 32, 'vocab_size': 10");

        assertThat(codes()).isEmpty();
    }

    @Test
    public void absurdNumbersInTheConfigurationAreReportedBriefly() {
        llamaLike();
        config(
                "LlamaForCausalLM",
                "'hidden_size': 9223372036854775807, 'num_hidden_layers': 9223372036854775807, 'vocab_size': 1");

        assertThat(codes())
                .containsExactly(
                        FindingCode.LAYER_MISSING,
                        FindingCode.EMBEDDING_SHAPE_DIFFERS,
                        FindingCode.OUTPUT_HEAD_SHAPE_DIFFERS);
    }

    private WrittenTensors llamaLike() {
        tensors.with("model.embed_tokens.weight", 10, 4).with("lm_head.weight", 10, 4);
        for (int layer = 0; layer < 3; layer++) {
            tensors.all("model.layers." + layer + ".", LLAMA);
        }
        return tensors;
    }

    private void config(String architecture, String members) {
        scene.put(
                Checkpoint.CONFIG,
                ("{'architectures': ['" + architecture + "'], 'torch_dtype': 'bfloat16', " + members + "}")
                        .replace('\'', '"'));
    }

    private List<FindingCode> codes() {
        scene.put("model.safetensors", tensors.file());
        return found().stream().map(Finding::code).toList();
    }

    private Finding only() {
        scene.put("model.safetensors", tensors.file());
        List<Finding> found = found();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Finding> found() {
        scene.keys().stream().filter(key -> key.startsWith("model-")).forEach(scene::remove);
        scene.remove(Checkpoint.INDEX);
        if (!scene.keys().contains("model.safetensors")) {
            scene.put("model.safetensors", tensors.file());
        }
        return scene.inspect().findings().stream()
                .filter(finding -> OF_TENSORS.contains(finding.code()))
                .toList();
    }
}
