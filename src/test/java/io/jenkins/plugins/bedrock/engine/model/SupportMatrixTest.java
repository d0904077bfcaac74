package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.util.List;
import org.junit.Test;

public class SupportMatrixTest {

    private final SupportMatrix builtIn = SupportMatrix.builtIn();

    @Test
    public void theDeliveredMatrixSaysWhereItComesFrom() {
        assertThat(builtIn.date()).isEqualTo("2026-11-23");
        assertThat(builtIn.sources()).isNotEmpty();
        assertThat(builtIn.quotas()).isEqualTo(new SupportMatrix.ImportQuotas(1, 3));
        assertThat(builtIn.customModelUnits().get("v1.0").usdPerUnitMinute()).isEqualTo(0.05718);
    }

    @Test
    public void anArchitectureHasAFamilyOrCannotBeImported() {
        assertThat(builtIn.family("LlamaForCausalLM")).contains("Llama");
        assertThat(builtIn.family("Qwen3MoeForCausalLM")).contains("Qwen3");
        assertThat(builtIn.family("BertModel")).isEmpty();
    }

    @Test
    public void multimodalModelsMayHaveHalfTheWeights() {
        assertThat(builtIn.limits().bytes(builtIn.families().get("Llama"))).isEqualTo(200_000_000_000L);
        assertThat(builtIn.limits().bytes(builtIn.families().get("Mllama"))).isEqualTo(100_000_000_000L);
    }

    @Test
    public void aRegionWithoutTheImportIsRefusedWithThoseThatHaveIt() {
        builtIn.requireImportRegion(new AwsRegion("eu-central-1"));

        assertThatThrownBy(() -> builtIn.requireImportRegion(new AwsRegion("eu-west-1")))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("us-east-1, us-east-2, us-west-2, eu-central-1 only, as of 2026-11-23");
        assertThatThrownBy(() -> builtIn.requireImportRegion(new AwsRegion("cn-north-1")))
                .hasMessageContaining("partition aws-cn");
    }

    @Test
    public void aFamilyMayHaveFewerRegions() {
        assertThat(builtIn.regions("GPT-OSS")).containsExactly("us-east-1");
        assertThat(builtIn.regions("Llama")).isEqualTo(builtIn.regions());
    }

    @Test
    public void tensorsAreKnownOfArchitecturesOnlyThatWereDeliveredWithTheirFamily() {
        SupportMatrix matrix = SupportMatrix.overriddenBy("""
                {"architectures": {"Gemma2ForCausalLM": "Llama", "Qwen3ForCausalLM": "Llama"},
                 "modelTypes": {"Gemma2ForCausalLM": "gemma2"}}""");

        assertThat(matrix.knowsTensorsOf("LlamaForCausalLM")).isTrue();
        assertThat(matrix.knowsTensorsOf("Gemma2ForCausalLM")).isFalse();
        assertThat(matrix.knowsTensorsOf("Qwen3ForCausalLM")).isFalse();
    }

    @Test
    public void anAdministratorAddsReplacesAndRemoves() {
        SupportMatrix matrix = SupportMatrix.overriddenBy("""
                {"regions": ["eu-west-1"],
                 "architectures": {"NewForCausalLM": "Llama", "T5ForConditionalGeneration": null},
                 "quotas": {"importedModels": 10}}""");

        assertThat(matrix.regions()).containsExactly("eu-west-1");
        assertThat(matrix.family("NewForCausalLM")).contains("Llama");
        assertThat(matrix.family("T5ForConditionalGeneration")).isEmpty();
        assertThat(matrix.family("LlamaForCausalLM")).contains("Llama");
        assertThat(matrix.quotas()).isEqualTo(new SupportMatrix.ImportQuotas(1, 10));
    }

    @Test
    public void anOverrideFromBeforeFamiliesSaidMoreStillWorks() {
        SupportMatrix matrix = SupportMatrix.overriddenBy("""
                {"families": {"New": {"multimodal": true, "regions": ["us-west-2"]}, "Llama": {"regions": ["us-east-2"]}},
                 "architectures": {"NewForCausalLM": "New", "OtherForCausalLM": "Llama"}}""");

        assertThat(matrix.families().get("New"))
                .isEqualTo(new ModelFamily(
                        true,
                        false,
                        false,
                        List.of("us-west-2"),
                        true,
                        false,
                        false,
                        List.of(),
                        10_000,
                        new TensorNames(List.of(), false, 0, List.of(), List.of()),
                        "v1.0"));
        assertThat(matrix.regions("Llama")).containsExactly("us-east-2");
        assertThat(matrix.modelTypes()).doesNotContainKeys("NewForCausalLM", "OtherForCausalLM");
    }

    @Test
    public void howTensorsAreNamedIsData() {
        assertThat(builtIn.families().values())
                .allSatisfy(family -> assertThat(family.tensors().layouts()).isNotEmpty());
        assertThat(SupportMatrix.overriddenBy("""
                        {"families": {"Mllama": {"tensors": {"furtherEmbeddingRows": 0}}}}""").families().get("Mllama").tensors())
                .isEqualTo(new TensorNames(
                        builtIn.families().get("Mllama").tensors().layouts(),
                        false,
                        0,
                        List.of("cross_attn."),
                        List.of("model.language_model.layers.")));
        refused("""
                {"families": {"Llama": {"tensors": {"layouts": [{"layers": "", "decoderLayers": "",
                 "embeddings": ["a"], "outputHead": "b"}]}}}}""", "lacks the name of layers");
    }

    @Test
    public void whatIsSoForAFamilyIsData() {
        assertThat(builtIn.modelTypes().keySet())
                .isEqualTo(builtIn.architectures().keySet());
        assertThat(builtIn.families().get("GPT-OSS"))
                .isEqualTo(new ModelFamily(
                        false,
                        false,
                        false,
                        List.of("us-east-1"),
                        true,
                        true,
                        true,
                        List.of(200002L, 199999L, 200012L),
                        150_000,
                        builtIn.families().get("Llama").tensors(),
                        "v2.0"));
        assertThat(builtIn.families().get("Flan").chats()).isFalse();
        assertThat(SupportMatrix.overriddenBy("{\"families\": {\"Flan\": {\"chats\": true}}}")
                        .families()
                        .get("Flan")
                        .chats())
                .isTrue();
    }

    @Test
    public void withoutAnOverrideNothingChanges() {
        assertThat(SupportMatrix.overriddenBy(" \n")).isEqualTo(builtIn);
        assertThat(SupportMatrix.overriddenBy(null)).isEqualTo(builtIn);
        assertThat(SupportMatrix.overriddenBy("{}")).isEqualTo(builtIn);
    }

    @Test
    public void aWrongOverrideIsRefusedWithTheReason() {
        refused("{", "Unexpected end");
        refused("null", "it is null");
        refused("[]", "");
        refused("{\"quotas\": {}, \"quotas\": {}}", "Duplicate");
        refused("{\"quotes\": 1}", "quotes");
        refused("{\"quotas\": null}", "quotas");
        refused("{\"quotas\": {\"importedModels\": \"3\"}}", "String");
        refused("{\"quotas\": {\"importedModels\": 0}}", "all are 1 or more");
        refused("{\"quotas\": {\"importedModels\": 1.5}}", "1.5");
        refused("{\"regions\": []}", "regions is empty");
        refused("{\"regions\": [\"Frankfurt\"]}", "'Frankfurt' is not an AWS Region");
        refused("{\"regions\": [null]}", "'null' is not an AWS Region");
        refused("{\"tokenizerClasses\": [null]}", "");
        refused("{\"architectures\": {\"A\": \"Unknown\"}}", "the architecture A is of family 'Unknown'");
        refused("{\"customModelUnits\": {\"v1.0\": {\"usdPerUnitMinute\": -1}}}", "negative");
        refused("{\"families\": []}", "");
        refused("{\"families\": {\"Llama\": 1}}", "");
        refused("{\"families\": {\"Llama\": {\"chats\": 1}}}", "");
        refused("{\"families\": {\"Llama\": {\"tall\": true}}}", "tall");
        refused("{\"families\": {\"Llama\": {\"regions\": [\"Frankfurt\"]}}}", "'Frankfurt' is not an AWS Region");
        refused("{\"familyDefaults\": null}", "");
        refused("{\"date\": \"yesterday\"}", "yesterday");
        refused("{\"customModelUnitPricesOf\": \"once\"}", "once");
        refused(
                "{\"customModelUnitExamples\": [{\"model\": \"a\", \"family\": \"b\", \"parameters\": 1,"
                        + " \"positionEmbeddings\": 1, \"units\": 0}]}",
                "customModelUnitExamples");
    }

    private static void refused(String override, String reason) {
        assertThatThrownBy(() -> SupportMatrix.overriddenBy(override))
                .isInstanceOf(ModelProblem.class)
                .hasMessageStartingWith("The support matrix cannot be used: ")
                .hasMessageContaining(reason);
    }
}
