package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.Test;

public class ModelConfigTest {

    @Test
    public void aLlamaOfTransformers4IsRead() {
        ModelConfig config = ModelConfig.parse(Checkpoints.file("llama-70b-heads/config.json"));

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
                        OptionalDouble.of(8192)));
        assertThat(config.quantised()).isFalse();
        assertThat(config.customCode()).isFalse();
    }

    @Test
    public void transformers5SpellsTheDtypeDifferently() {
        ModelConfig config = ModelConfig.parse(Checkpoints.file("llama-tiny-transformers5/config.json"));

        assertThat(config.torchDtype()).isEmpty();
        assertThat(config.dtype()).contains("bfloat16");
        assertThat(config.weightType()).contains("bfloat16");
        assertThat(config.ropeScaling()).map(RopeScaling::type).contains("default");
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
    public void anythingElseIsRefusedWithTheReason() {
        refused("", "it is empty");
        refused("[]", "not a JSON object");
        refused("{", "Unexpected end-of-input");
        refused("{} {}", "Trailing token");
        refused("{\"architectures\": \"LlamaForCausalLM\"}", "architectures is not a list");
        refused("{\"architectures\": [1]}", "not a list of strings");
        refused("{\"architectures\": [\"A\"], \"architectures\": [\"B\"]}", "Duplicate");
        refused("{\"model_type\": 1}", "model_type is not a string");
        refused("{\"max_position_embeddings\": \"4096\"}", "max_position_embeddings is not a whole number");
        refused("{\"max_position_embeddings\": 0}", "1 or more");
        refused("{\"vocab_size\": 99999999999999999999}", "vocab_size is not a whole number");
        refused("{\"torch_dtype\": \"float16\", \"dtype\": \"bfloat16\"}", "torch_dtype says float16, but dtype says");
        refused("{\"a\": " + "[".repeat(100) + "]".repeat(100) + "}", "nesting depth");
        refused(" ".repeat(ModelConfig.LARGEST) + "{}", "more than 1048576 are not read");
        assertThatThrownBy(() -> ModelConfig.parse(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("it is not UTF-8");
    }

    private static ModelConfig parse(String json) {
        return ModelConfig.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String json, String reason) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(ModelProblem.class).hasMessageContaining(reason);
    }
}
