package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** What is wrong with a tokenizer, beyond the one example of each kind that {@link TokenizerMutations} has. */
public class TokenizerFindingsTest {

    private static final String TEMPLATE = "'chat_template': '{{ messages }}'";

    private final FilesScene scene = new FilesScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void theClassOfTransformers5IsExplained() {
        scene.file(
                "tokenizer_config.json",
                "{'tokenizer_class': 'TokenizersBackend', 'backend': 'tokenizers', " + TEMPLATE + "}");

        Finding finding = scene.only(FindingCode.TOKENIZER_CLASS_NOT_SUPPORTED);
        assertThat(finding.what())
                .isEqualTo("Its tokenizer_class is TokenizersBackend, which only transformers 5 knows.");
        assertThat(finding.mend())
                .isEqualTo(
                        "Write \"tokenizer_class\": \"PreTrainedTokenizerFast\" and remove \"backend\", which loads the"
                                + " same tokenizer.json; or save the tokenizer again with transformers 4.51.3.");
    }

    @Test
    public void anotherClassIsNamedWithThoseThatCanBeLoaded() {
        scene.file("tokenizer_config.json", "{'tokenizer_class': 'GemmaTokenizer', " + TEMPLATE + "}");

        assertThat(scene.only(FindingCode.TOKENIZER_CLASS_NOT_SUPPORTED).mend())
                .startsWith("Use one of T5Tokenizer, T5TokenizerFast, LlamaTokenizer, ");
    }

    @Test
    public void aClassThatIsNoTextCannotBeUsed() {
        scene.file("tokenizer_config.json", "{'tokenizer_class': 1, " + TEMPLATE + "}");

        assertThat(scene.codes()).containsExactly(FindingCode.TOKENIZER_CONFIG_NOT_USABLE);
    }

    @Test
    public void extraSpecialTokensAreNoListForOlderVersions() {
        String config = "{'tokenizer_class': 'Qwen2Tokenizer', 'extra_special_tokens': %s, " + TEMPLATE + "}";
        scene.file("tokenizer_config.json", String.format(config, "['<|im_start|>']"));
        assertThat(scene.only(FindingCode.TOKENIZER_CONFIG_NOT_USABLE).mend())
                .startsWith("Call it additional_special_tokens; or save");

        scene.file("tokenizer_config.json", String.format(config, "{'image_token': '<image>'}"));
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void aTokenizerThatLiesDeeperIsNamed() {
        scene.with(model -> {
            model.put("hf/tokenizer.json", model.bytes("tokenizer.json"));
            model.put("hf/tokenizer_config.json", model.bytes("tokenizer_config.json"));
            model.remove("tokenizer.json", "tokenizer_config.json");
        });

        assertThat(scene.codes()).containsExactly(FindingCode.TOKENIZER_CONFIG_MISSING, FindingCode.TOKENIZER_MISSING);
        assertThat(scene.findings())
                .allSatisfy(finding -> assertThat(finding.mend())
                        .startsWith("One lies in hf/: give s3://research-models/support-bot/v7/hf/ as the model"));
    }

    @Test
    public void eitherFormOfATokenizerWillDo() {
        tokenizer("CodeLlamaTokenizer").file("tokenizer.model", "sentences").without("tokenizer.json");
        assertThat(scene.findings()).isEmpty();

        tokenizer("Qwen2TokenizerFast")
                .file("vocab.json", "{}")
                .file("merges.txt", "a b")
                .without("tokenizer.model");
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void manyAddedTokensAreRead() {
        String tokens = IntStream.range(0, 60_000)
                .mapToObj(id -> "'" + id + "': {'content': '<a" + id + ">', 'lstrip': false, 'normalized': false,"
                        + " 'rstrip': false, 'single_word': false, 'special': true}")
                .collect(Collectors.joining(","));
        scene.file(
                "tokenizer_config.json",
                "{'added_tokens_decoder': {" + tokens + "}, 'tokenizer_class': 'LlamaTokenizer', " + TEMPLATE + "}");

        assertThat(scene.codes()).containsExactly(FindingCode.TOKEN_NOT_IN_MODEL);
        assertThat(scene.findings().get(0).what()).contains("up to ID 59999, but the model has rows");
    }

    @Test
    public void sixteenMegabytesOfNothingAreNoTree() {
        scene.file("tokenizer_config.json", "{'chat_template': [" + "[],".repeat(5_000_000) + "[]]}");

        assertThat(scene.only(FindingCode.TOKENIZER_CONFIG_NOT_USABLE).what()).contains("more than 500000 values");
    }

    @Test
    public void halfATokenizerIsNone() {
        tokenizer("GPT2Tokenizer").file("vocab.json", "{}").without("tokenizer.json");

        assertThat(scene.only(FindingCode.TOKENIZER_MISSING).what())
                .isEqualTo("Of the tokenizer there is only vocab.json, from which a GPT2Tokenizer cannot be loaded.");
    }

    @Test
    public void aFastTokenizerWithoutSlowOneIsInOneFileOnly() {
        tokenizer("PreTrainedTokenizerFast")
                .file("vocab.json", "{}")
                .file("merges.txt", "a b")
                .file("tokenizer.model", "sentences")
                .without("tokenizer.json");
        assertThat(scene.codes()).containsExactly(FindingCode.TOKENIZER_MISSING);

        tokenizer("LlamaTokenizerFast").without("tokenizer.model");
        assertThat(scene.codes()).containsExactly(FindingCode.TOKENIZER_MISSING);
    }

    @Test
    public void whatAnUnknownClassReadsIsNotKnown() {
        scene.file("tokenizer_config.json", "{" + TEMPLATE + "}")
                .file("spiece.model", "sentences")
                .without("tokenizer.json");

        assertThat(scene.codes()).containsExactly(FindingCode.TOKENIZER_CLASS_MISSING);
    }

    private FilesScene tokenizer(String name) {
        return scene.file("tokenizer_config.json", "{'tokenizer_class': '" + name + "', " + TEMPLATE + "}");
    }

    @Test
    public void theTokenizerOfT5IsForT5Only() {
        scene.file("spiece.model", "sentences").without("tokenizer.json");

        assertThat(scene.codes()).containsExactly(FindingCode.TOKENIZER_MISSING);
    }

    @Test
    public void eachEmptyFileFromWhichATokenizerIsLoadedIsNamed() {
        tokenizer("GPT2Tokenizer").file("vocab.json", "").file("merges.txt", "").without("tokenizer.json");

        assertThat(scene.findings()).extracting(Finding::where).containsExactlyInAnyOrder("vocab.json", "merges.txt");
    }

    @Test
    public void anEmptyFileThatIsNotLoadedIsNoMatter() {
        scene.file("tokenizer.model", "");

        assertThat(scene.findings()).isEmpty();
    }
}
