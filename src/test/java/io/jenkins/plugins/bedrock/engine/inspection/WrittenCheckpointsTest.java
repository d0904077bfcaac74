package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Test;

/** One model, as two versions of the Hugging Face library have written it. */
public class WrittenCheckpointsTest {

    /** Each once, but for what is found in the index. */
    private static final EnumSet<FindingCode> OF_TRANSFORMERS_5 = EnumSet.of(
            FindingCode.TOKENIZER_CLASS_NOT_SUPPORTED,
            FindingCode.DTYPE_IN_NEW_SPELLING,
            FindingCode.ROPE_IN_NEW_SPELLING,
            FindingCode.TRANSFORMERS_VERSION_DIFFERS,
            FindingCode.CHAT_TEMPLATE_MISSING);

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void whatIsReadyToImportLacksAtMostAChatTemplate() throws IOException {
        upload(Checkpoints.LLAMA_TINY);

        Inspection inspection = scene.inspect();

        assertThat(inspection.errors()).isEmpty();
        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly(FindingCode.CHAT_TEMPLATE_MISSING);
        inspection.requireImportable(EnumSet.noneOf(FindingCode.class));
    }

    @Test
    public void whatTransformers5WritesIsExplainedAllAtOnce() throws IOException {
        upload(Checkpoints.LLAMA_TINY_TRANSFORMERS_5);

        Inspection inspection = scene.inspect();

        Map<FindingCode, Finding> found = inspection.findings().stream()
                .filter(finding -> finding.code() != FindingCode.INDEX_METADATA_EXTRA)
                .collect(Collectors.toMap(Finding::code, Function.identity()));
        assertThat(found.keySet()).isEqualTo(OF_TRANSFORMERS_5);
        assertFinding(
                found.get(FindingCode.TOKENIZER_CLASS_NOT_SUPPORTED),
                "Its tokenizer_class is TokenizersBackend, which only transformers 5 knows.",
                "Write \"tokenizer_class\": \"PreTrainedTokenizerFast\" and remove \"backend\", which loads the same"
                        + " tokenizer.json; or save the tokenizer again with transformers 4.51.3.");
        assertFinding(
                found.get(FindingCode.DTYPE_IN_NEW_SPELLING),
                "It says dtype bfloat16, and has no torch_dtype: a library that reads only that may load the weights as"
                        + " float32.",
                "Write \"torch_dtype\": \"bfloat16\" if that is the type of the weights; or save the model again with"
                        + " transformers 4.51.3.");
        assertFinding(
                found.get(FindingCode.ROPE_IN_NEW_SPELLING),
                "Its rope_parameters say rope_theta 10000 and no scaling; a library that does not read them uses"
                        + " rope_theta 10000 and no scaling, which happens to be the same.",
                "Write rope_theta at the root, and what else is in rope_parameters as rope_scaling unless its rope_type"
                        + " is default; or save the model again with a version before 5.");
        assertFinding(
                found.get(FindingCode.TRANSFORMERS_VERSION_DIFFERS),
                "It was written by transformers 5.18.0, and Bedrock loads with 4.51.3.",
                "Save model and tokenizer again with transformers 4.51.3; if you do not, mend the other findings, and"
                        + " test the imported model with care.");
        assertThatThrownBy(() -> inspection.requireImportable(EnumSet.noneOf(FindingCode.class)))
                .hasMessageContaining("1 error")
                .hasMessageContaining("TokenizersBackend");
    }

    @Test
    public void theMendsMendIt() throws IOException {
        upload(Checkpoints.LLAMA_TINY_TRANSFORMERS_5);
        scene.config(config -> {
            config.put("torch_dtype", "bfloat16").put("rope_theta", 10_000.0).put("transformers_version", "4.51.3");
        });
        scene.json("tokenizer_config.json", config -> {
            config.put("tokenizer_class", "PreTrainedTokenizerFast").remove("backend");
        });
        scene.put("chat_template.jinja", "{{ messages }}");

        assertThat(scene.inspect().findings())
                .filteredOn(finding -> finding.code() != FindingCode.INDEX_METADATA_EXTRA)
                .isEmpty();
    }

    private static void assertFinding(Finding finding, String what, String mend) {
        assertThat(finding.what()).isEqualTo(what);
        assertThat(finding.mend()).isEqualTo(mend);
    }

    /** Over the checkpoint of the scene. */
    private void upload(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                scene.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }
}
