package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** What is wrong with config.json, beyond the one example of each kind that {@link ConfigMutations} has. */
public class ConfigFindingsTest {

    private final FilesScene scene = new FilesScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aConfigurationInAFolderIsNamed() {
        scene.with(model -> model.put("checkpoints/hf_merged/config.json", model.bytes("config.json")))
                .without("config.json");

        assertThat(scene.only(FindingCode.CONFIG_MISSING).mend())
                .isEqualTo("One lies in checkpoints/hf_merged/: give"
                        + " s3://research-models/support-bot/v7/checkpoints/hf_merged/ as the model if all its files"
                        + " lie there, or copy them to the root of the prefix.");
    }

    @Test
    public void ofSeveralFoldersTheNearestIsProposed() {
        IntStream.range(0, 8).forEach(i -> scene.file("step-" + i + "/deep/config.json", "{}"));
        scene.file("last/config.json", "{}").without("config.json");

        assertThat(scene.only(FindingCode.CONFIG_MISSING).mend())
                .startsWith("One lies in last/, step-0/deep/, ")
                .contains(" and 4 more: give s3://research-models/support-bot/v7/last/ as the model");
    }

    @Test
    public void whatIsNoConfigurationAtAllIsOneFinding() {
        assertThat(scene.config("{'architectures'")
                        .only(FindingCode.CONFIG_NOT_USABLE)
                        .what())
                .startsWith("It cannot be used: Unexpected end-of-input");
        assertThat(scene.config("[]").only(FindingCode.CONFIG_NOT_USABLE).what())
                .isEqualTo("It cannot be used: it is not a JSON object.");
        assertThat(scene.codes()).containsExactly(FindingCode.CONFIG_NOT_USABLE);
        assertThat(scene.config("{} {}").only(FindingCode.CONFIG_NOT_USABLE).what())
                .contains("something follows");
    }

    @Test
    public void whatIsTooLargeIsNotTakenForBroken() {
        assertThat(scene.config(" ".repeat((1 << 20) + 1))
                        .only(FindingCode.MODEL_NOT_CHECKED)
                        .what())
                .isEqualTo("Not checked: architecture, family and limits. It has 1048577 bytes, and more than 1048576"
                        + " are not read.");
        assertThat(scene.codes()).containsExactly(FindingCode.MODEL_NOT_CHECKED);

        scene.config("{'architectures': ['LlamaForCausalLM'], 'model_type': 'llama'}")
                .file("generation_config.json", " ".repeat((1 << 20) + 1));
        assertThat(scene.codes()).containsExactly(FindingCode.FILE_TOO_LARGE_TO_READ);
        assertThat(scene.model.inspect().sentence(Set.of()))
                .endsWith(
                        "nothing that was looked at stands against an import, but not everything could be looked at.");
    }

    @Test
    public void ofANameThatComesTwiceTheLastValueCounts() {
        scene.config("""
                {'architectures': ['BertModel'], 'model_type': 'llama', 'torch_dtype': 'bfloat16',
                 'architectures': ['LlamaForCausalLM'], 'a': [{'b': 1, 'b': 2}]}""");

        assertThat(scene.codes()).containsExactly(FindingCode.CONFIG_NAME_TWICE);
        assertThat(scene.findings().get(0).what())
                .isEqualTo("It has more than one value for architectures, b, of which the last was checked.");
    }

    @Test
    public void eachMemberThatCannotBeUsedIsOneFindingAndTheRestIsChecked() {
        scene.config("""
                {'architectures': 'LlamaForCausalLM', 'model_type': 7, 'torch_dtype': 'int8', 'vocab_size': -1,
                 'rope_scaling': {'factor': 2.0}, 'max_position_embeddings': 200000,
                 'transformers_version': '4.51.3'}""");

        assertThat(scene.codes())
                .containsExactly(
                        FindingCode.CONFIG_NOT_USABLE,
                        FindingCode.CONFIG_NOT_USABLE,
                        FindingCode.CONFIG_NOT_USABLE,
                        FindingCode.CONFIG_NOT_USABLE,
                        FindingCode.CONTEXT_TOO_LONG,
                        FindingCode.DTYPE_NOT_SUPPORTED);
        assertThat(scene.findings())
                .extracting(Finding::what)
                .contains(
                        "architectures is not a list of strings, but \"LlamaForCausalLM\".",
                        "rope_scaling has no rope_type.");
    }

    @Test
    public void anEmptyConfigurationHasNoArchitecture() {
        assertThat(scene.config("{}").codes()).containsExactly(FindingCode.ARCHITECTURE_MISSING);
        assertThat(scene.config("{'architectures': []}").codes()).containsExactly(FindingCode.ARCHITECTURE_MISSING);
    }

    @Test
    public void anArchitectureThatCannotBeImportedIsNamedWithThoseThatCan() {
        scene.config("{'architectures': ['Gemma3ForCausalLM'], 'model_type': 'gemma3'}");

        assertThat(scene.codes()).containsExactly(FindingCode.ARCHITECTURE_NOT_SUPPORTED);
        assertThat(scene.findings().get(0).what())
                .isEqualTo("Its architecture is Gemma3ForCausalLM, which cannot be imported as of 2026-11-23.");
        assertThat(scene.findings().get(0).mend()).contains("LlamaForCausalLM", "Qwen3MoeForCausalLM", ".");
    }

    @Test
    public void ofSeveralArchitecturesTheFirstCounts() {
        scene.with(model -> model.config(
                config -> config.putArray("architectures").add("BertModel").add("LlamaForCausalLM")));

        assertThat(scene.codes())
                .containsExactly(FindingCode.ARCHITECTURE_NOT_SUPPORTED, FindingCode.SEVERAL_ARCHITECTURES);
    }

    @Test
    public void aModelTypeIsNeeded() {
        scene.with(model -> model.config(config -> config.remove("model_type")));

        assertThat(scene.only(FindingCode.MODEL_TYPE_DIFFERS).what())
                .isEqualTo("Its architecture is LlamaForCausalLM, whose model_type is llama, but it has none.");
    }

    @Test
    public void whereNothingCanBeImportedTheFamilyIsNotAsked() {
        scene.with(model -> model.matrix("""
                {"regions": ["us-west-2"], "families": {"Llama": {"regions": ["us-east-2"]}}}"""));

        assertThat(scene.codes()).containsExactly(FindingCode.REGION_NOT_SUPPORTED);
        assertThat(scene.findings().get(0).mend())
                .isEqualTo(
                        "Import it in us-west-2, or have an administrator add this Region to the support matrix if AWS"
                                + " offers it by now.");
    }

    @Test
    public void whatAnOlderLibraryUsesInsteadOfRopeParametersIsSaid() {
        scene.with(model -> model.config(config -> {
            config.remove("rope_theta");
            config.putObject("rope_parameters")
                    .put("rope_theta", 500_000.0)
                    .put("rope_type", "llama3")
                    .put("factor", 8.0)
                    .put("low_freq_factor", 1.0)
                    .put("high_freq_factor", 4.0)
                    .put("original_max_position_embeddings", 8192);
        }));

        assertThat(scene.codes()).containsExactly(FindingCode.ROPE_IN_NEW_SPELLING);
        assertThat(scene.findings().get(0).what())
                .isEqualTo(
                        "Its rope_parameters say rope_theta 500000 and scaling of type llama3; a library that does not"
                                + " read them uses rope_theta 10000 and no scaling.");
    }

    @Test
    public void ropeParametersBesideTheOldSpellingAreNoMatter() {
        scene.with(model -> model.config(config ->
                config.putObject("rope_parameters").put("rope_theta", 10_000).put("rope_type", "default")));
        assertThat(scene.findings()).isEmpty();

        scene.with(model -> model.config(config -> {
            config.putObject("rope_scaling").put("type", "linear").put("factor", 2);
            config.putObject("rope_parameters")
                    .put("rope_theta", 10_000)
                    .put("rope_type", "linear")
                    .put("factor", 2.0);
        }));
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void ropeParametersThatContradictTheOldSpellingAreLost() {
        scene.with(model -> model.config(config ->
                config.putObject("rope_parameters").put("rope_theta", 500_000).put("rope_type", "default")));

        assertThat(scene.only(FindingCode.ROPE_IN_NEW_SPELLING).what())
                .isEqualTo("Its rope_parameters say rope_theta 500000 and no scaling; a library that does not read them"
                        + " uses rope_theta 10000 and no scaling.");
    }

    @Test
    public void theScalingThatBedrockReplacesIsComparedValueByValue() {
        scene.with(model -> model.config(config -> config.putObject("rope_scaling")
                .put("rope_type", "llama3")
                .put("factor", 32)
                .put("low_freq_factor", 1)
                .put("original_max_position_embeddings", 1e300)));

        assertThat(scene.only(FindingCode.ROPE_SCALING_OVERRIDDEN).what())
                .isEqualTo("Its llama3 rope scaling is not Bedrock's: factor is 32 (Bedrock uses 8),"
                        + " high_freq_factor is missing (Bedrock uses 4),"
                        + " original_max_position_embeddings is 1.0E300 (Bedrock uses 8192).");
    }

    @Test
    public void theContextOfTheTextModelCounts() {
        scene.config("""
                {'architectures': ['MllamaForConditionalGeneration'], 'model_type': 'mllama',
                 'torch_dtype': 'bfloat16', 'text_config': {'max_position_embeddings': 262144}}""");

        assertThat(scene.only(FindingCode.CONTEXT_TOO_LONG).what()).contains("262144 tokens, and 131072 are the most");
    }

    @Test
    public void theTokenizerMayHaveCodeOfItsOwn() {
        scene.with(model -> model.json(
                        "tokenizer_config.json",
                        config -> config.putObject("auto_map").put("AutoTokenizer", "tokenization.Mine")))
                .with(model -> model.config(config -> config.putObject("auto_map")));

        assertThat(scene.findings())
                .extracting(Finding::code, Finding::where)
                .containsExactly(
                        tuple(FindingCode.CUSTOM_CODE, "config.json"),
                        tuple(FindingCode.CUSTOM_CODE, "tokenizer_config.json"));
    }

    @Test
    public void theVersionThatWroteTheGenerationConfigIsNoMatter() {
        scene.file("generation_config.json", "{'transformers_version': '5.18.0', 'eos_token_id': 'none'}");

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void whatEarlierVersionsWroteIsRead() {
        for (String version : new String[] {"4.33.0.dev0", "4.9.0", "4.51", "4.51.3", "4.51.3.dev0", "3.5.1"}) {
            scene.with(model -> model.config(config -> config.put("transformers_version", version)));
            assertThat(scene.findings()).as(version).isEmpty();
        }
        for (String version : new String[] {"4.51.4", "4.52.0.dev0", "4.100", "5.0.0rc1", "main", "99999999999"}) {
            scene.with(model -> model.config(config -> config.put("transformers_version", version)));
            assertThat(scene.codes()).as(version).containsExactly(FindingCode.TRANSFORMERS_VERSION_DIFFERS);
        }
    }

    @Test
    public void noFamilyIsToBeSavedByALibraryThatDoesNotKnowIt() {
        scene.config("""
                {'architectures': ['GptOssForCausalLM'], 'model_type': 'gpt_oss', 'dtype': 'bfloat16',
                 'transformers_version': '5.1.0'}""")
                .file("generation_config.json", "{'eos_token_id': [200002, 199999, 200012]}")
                .file(
                        "tokenizer_config.json",
                        "{'tokenizer_class': 'TokenizersBackend', 'extra_special_tokens': [], 'chat_template': 'x'}");

        assertThat(scene.findings())
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.mend()).doesNotContain("4.51.3"));
    }

    @Test
    public void namesFromTheFileAreShownOnOneLineAndCut() {
        scene.config("{'architectures': ['" + "A\\n".repeat(400) + "'], 'transformers_version': '"
                + "\\u0007".repeat(900) + "', 'torch_dtype': '\\u202e'}");

        assertThat(scene.findings())
                .hasSize(3)
                .allSatisfy(finding ->
                        assertThat(finding.what()).hasSizeLessThan(250).doesNotContain("\n", "\u0007", "\u202e"));
    }
}
