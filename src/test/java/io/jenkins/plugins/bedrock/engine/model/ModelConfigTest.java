package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.Test;

public class ModelConfigTest {

    @Test
    public void aLlamaOfTransformers4IsRead() {
        ModelConfig config = parse(Checkpoints.file("llama-70b-heads/config.json"));

        assertThat(config.architectures()).containsExactly("LlamaForCausalLM");
        assertThat(config.modelType()).contains("llama");
        assertThat(config.torchDtype()).contains("bfloat16");
        assertThat(config.dtype()).isEmpty();
        assertThat(config.maxPositionEmbeddings()).hasValue(131072);
        assertThat(config.vocabularySize()).hasValue(128256);
        assertThat(config.transformersVersion()).contains("4.51.3");
        assertThat(config.ropeScaling())
                .contains(new RopeScaling(
                        "llama3",
                        OptionalDouble.of(8),
                        OptionalDouble.of(1),
                        OptionalDouble.of(4),
                        OptionalDouble.of(8192),
                        List.of()));
        assertThat(config.quantised()).isFalse();
        assertThat(config.customCode()).isFalse();
    }

    @Test
    public void transformers5SpellsTheDtypeDifferently() {
        ModelConfig config = parse(Checkpoints.file("llama-tiny-transformers5/config.json"));

        assertThat(config.torchDtype()).isEmpty();
        assertThat(config.dtype()).contains("bfloat16");
        assertThat(config.weightType()).contains("bfloat16");
        assertThat(config.ropeScaling()).map(RopeScaling::type).contains("default");
        assertThat(config.rope()).isEqualTo(new RopeSettings(OptionalDouble.empty(), Optional.empty()));
        assertThat(config.rope5().theta()).hasValue(10_000);
    }

    @Test
    public void aMultimodalConfigurationKeepsItsTextInside() {
        ModelConfig config = parse("""
                {"architectures": ["MllamaForConditionalGeneration"], "torch_dtype": null,
                 "text_config": {"max_position_embeddings": 131072, "vocab_size": 128256, "torch_dtype": "bfloat16",
                                 "rope_scaling": {"type": "llama3"}}}""");

        assertThat(config.maxPositionEmbeddings()).hasValue(131072);
        assertThat(config.vocabularySize()).hasValue(128256);
        assertThat(config.weightType()).contains("bfloat16");
        assertThat(config.ropeScaling()).map(RopeScaling::type).contains("llama3");
    }

    @Test
    public void someModelsCallTheirContextDifferently() {
        assertThat(parse("{\"n_positions\": 8192}").maxPositionEmbeddings()).hasValue(8192);
    }

    @Test
    public void whatIsNotThereIsNotInvented() {
        ModelConfig config = parse("{\"quantization_config\": {}, \"auto_map\": {\"AutoModel\": \"x.Y\"}}");

        assertThat(config.architectures()).isEmpty();
        assertThat(config.maxPositionEmbeddings()).isEmpty();
        assertThat(config.weightType()).isEmpty();
        assertThat(config.quantised()).isTrue();
        assertThat(config.customCode()).isTrue();
    }

    @Test
    public void eachFamilySpellsItsSizesInItsOwnWay() {
        ModelConfig llama = parse(Checkpoints.file("llama-70b-heads/config.json"));
        ModelConfig bigCode =
                parse("{\"n_embd\": 6144, \"n_layer\": 40, \"n_positions\": 8192, \"vocab_size\": 49152}");
        ModelConfig t5 = parse("""
                {"d_model": 768, "num_layers": 12, "num_decoder_layers": 6, "vocab_size": 32128,
                 "tie_word_embeddings": false}""");
        ModelConfig multimodal = parse("""
                {"text_config": {"hidden_size": 4096, "num_hidden_layers": 40, "tie_word_embeddings": true},
                 "vision_config": {"hidden_size": 1280, "num_hidden_layers": 32}}""");

        assertThat(llama.hiddenSize()).hasValue(8192);
        assertThat(llama.layers()).hasValue(80);
        assertThat(llama.decoderLayers()).isEmpty();
        assertThat(llama.tieWordEmbeddings()).contains(false);
        assertThat(bigCode.hiddenSize()).hasValue(6144);
        assertThat(bigCode.layers()).hasValue(40);
        assertThat(bigCode.maxPositionEmbeddings()).hasValue(8192);
        assertThat(bigCode.tieWordEmbeddings()).isEmpty();
        assertThat(t5.hiddenSize()).hasValue(768);
        assertThat(t5.layers()).hasValue(12);
        assertThat(t5.decoderLayers()).hasValue(6);
        assertThat(multimodal.hiddenSize()).hasValue(4096);
        assertThat(multimodal.layers()).hasValue(40);
        assertThat(multimodal.tieWordEmbeddings()).contains(true);
    }

    @Test
    public void whatCannotBeUsedIsToldOfEachMemberAndHidesNoOther() {
        ModelConfig config = parse("""
                {"architectures": "LlamaForCausalLM", "model_type": 1, "max_position_embeddings": "4096",
                 "vocab_size": 99999999999999999999, "tie_word_embeddings": "no", "rope_theta": [], "hidden_size": 64,
                 "rope_scaling": "linear", "text_config": {"num_hidden_layers": 0}}""");

        assertThat(config.unusable().values())
                .containsExactly(
                        "architectures is not a list of strings, but \"LlamaForCausalLM\".",
                        "max_position_embeddings is not a whole number of 1 or more, but \"4096\".",
                        "model_type is not a string, but 1.",
                        "rope_scaling is not an object, but \"linear\".",
                        "rope_theta is not a number, but [].",
                        "text_config.num_hidden_layers is not a whole number of 1 or more, but 0.",
                        "tie_word_embeddings is neither true nor false, but \"no\".",
                        "vocab_size is not a whole number of 1 or more, but 99999999999999999999.");
        assertThat(config.architectures()).isEmpty();
        assertThat(config.maxPositionEmbeddings()).isEmpty();
        assertThat(config.hiddenSize()).hasValue(64);
        assertThat(parse("{\"architectures\": [1], \"text_config\": 1}").unusable())
                .containsOnlyKeys("architectures", "text_config");
        assertThat(parse("{\"architectures\": null, \"model_type\": null, \"rope_scaling\": null}")
                        .unusable())
                .isEmpty();
    }

    @Test
    public void scalingThatNobodyCanUseIsTold() {
        ModelConfig config = parse("""
                {"rope_scaling": {"factor": "8"}, "rope_parameters": {"rope_theta": true, "rope_type": 3}}""");

        assertThat(config.unusable().values())
                .containsExactly(
                        "rope_parameters.rope_theta is not a number, but true.",
                        "rope_parameters.rope_type is not a string, but 3.",
                        "rope_scaling has no rope_type.",
                        "rope_scaling.factor is not a number, but \"8\".");
    }

    @Test
    public void aTypeForEachPartOfAModelIsNoTypeOfTheWeights() {
        ModelConfig config = parse("{\"dtype\": {\"text_config\": \"bfloat16\", \"vision_config\": \"float32\"}}");

        assertThat(config.dtype()).isEmpty();
        assertThat(config.unusable()).isEmpty();
    }

    @Test
    public void ofANameThatComesTwiceTheLastValueCountsAsInPython() {
        assertThat(parse("{\"architectures\": [\"A\"], \"architectures\": [\"B\"]}")
                        .architectures())
                .containsExactly("B");
    }

    @Test
    public void anythingElseIsRefusedWithTheReason() {
        refused("", "it is empty");
        refused("[]", "not a JSON object");
        refused("{", "Unexpected end-of-input");
        refused("{} {}", "something follows");
        refused("{\"a\": " + "[".repeat(100) + "]".repeat(100) + "}", "nesting depth");
        refused(" ".repeat(ModelConfig.LARGEST) + "{}", "more than 1048576 are not read");
        assertThatThrownBy(() -> ModelConfig.parse(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is not UTF-8");
    }

    private static ModelConfig parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ModelConfig parse(byte[] json) {
        try {
            return ModelConfig.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(String json, String reason) {
        assertThatThrownBy(() -> ModelConfig.parse(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }
}
