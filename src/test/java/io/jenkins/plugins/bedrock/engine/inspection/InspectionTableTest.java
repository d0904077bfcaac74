package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What people read of an inspection: in the log, and as the reason for which a step fails. */
public class InspectionTableTest {

    private static final int WIDTH = 110;

    private static Inspection ready;

    @BeforeClass
    public static void inspect() {
        try (InspectionScene scene = new InspectionScene()) {
            Inspection inspection = scene.inspect();
            ready = new Inspection(inspection.identity(), List.of(), inspection.figures(), inspection.estimate());
        }
    }

    @AfterClass
    public static void forget() {
        ready = null;
    }

    @Test
    public void saysWhatTheModelIs() {
        assertThat(table(ready))
                .contains("Model     s3://research-models/support-bot/v7/\n")
                .contains("Digest    " + ready.identity().digest() + " (")
                .contains("Size      10 objects with ")
                .contains("Weights   123,200 parameters in 5 shards with ")
                .endsWith("Result    no error, no warning: nothing is known that stands against an import.");
    }

    @Test
    public void errorsComeFirstThenWhatIsAcceptedThenWarnings() {
        Inspection inspection = found(
                finding(FindingCode.BUCKET_NOT_VERSIONED, "s3://research-models"),
                finding(FindingCode.CONFIG_MISSING, "config.json"),
                finding(FindingCode.SHARD_MISSING, "model-00001-of-00002.safetensors"));

        assertThat(table(inspection, FindingCode.CONFIG_MISSING))
                .containsSubsequence(
                        "ERROR     SHARD_MISSING\n",
                        "  Where   model-00001-of-00002.safetensors\n",
                        "  What    Seen in model-00001-of-00002.safetensors.\n",
                        "  Mend    Mend it.\n",
                        "  Why     Every shard that the index names must be there. (Hugging Face transformers,",
                        "ACCEPTED  CONFIG_MISSING\n",
                        "WARNING   BUCKET_NOT_VERSIONED\n",
                        "Result    2 errors (1 of them accepted), 1 warning: the model cannot be imported as it is.");
    }

    @Test
    public void whatIsWrongInManyPlacesIsExplainedOnce() {
        String table = table(found(many(40)));

        assertThat(table.split("\n  Where")).hasSize(41);
        assertThat(table.split("\n  Why")).hasSize(2);
        assertThat(table.split("\n  Mend")).hasSize(2);
    }

    @Test
    public void noLineIsLongerThanItMayBe() {
        Inspection inspection = found(
                new Finding(FindingCode.CUSTOM_CODE, "a/".repeat(600), "x".repeat(2_000), "word ".repeat(300) + "end."),
                new Finding(FindingCode.QUANTIZED, "𝒳".repeat(500), " ", "𝒳 ".repeat(400)));

        assertThat(InspectionTable.lines(inspection, Set.of(), WIDTH))
                .allMatch(line -> line.length() <= WIDTH)
                .noneMatch(line -> line.endsWith(" "));
        assertThat(table(inspection)).doesNotContainPattern("\\p{Cs}");
    }

    @Test
    public void theReasonForARefusalNamesEveryKindOfErrorWithItsMend() {
        assertThat(refusal(
                        found(
                                finding(FindingCode.CONFIG_MISSING, "config.json"),
                                finding(FindingCode.BUCKET_NOT_VERSIONED, "bucket"),
                                finding(FindingCode.SHARD_MISSING, "a"),
                                finding(FindingCode.SHARD_MISSING, "b")),
                        Severity.ERROR))
                .isEqualTo("The model at s3://research-models/support-bot/v7/ cannot be imported as it is (3 errors):\n"
                        + "- CONFIG_MISSING in config.json: Seen in config.json. Mend it.\n"
                        + "- SHARD_MISSING in a: Seen in a.\n"
                        + "  in b: Seen in b.\n"
                        + "  Mend it.");
    }

    @Test
    public void theReasonForARefusalCanBeReadWhateverIsFound() {
        assertThat(refusal(found(many(40)), Severity.ERROR))
                .contains("(40 errors)")
                .contains("\n  and in shard-3, shard-4, shard-5, shard-6, shard-7 and 32 more.\n")
                .hasLineCount(6);
    }

    @Test
    public void warningsRefuseWhereTheyAreTakenForErrors() {
        Inspection inspection = found(finding(FindingCode.BUCKET_NOT_VERSIONED, "bucket"));

        assertThat(inspection.isImportable(Set.of())).isTrue();
        assertThat(refusal(inspection, Severity.WARNING)).contains("is not taken with warnings (1 warning)");
        assertThat(inspection.require(Severity.WARNING, Set.of(FindingCode.BUCKET_NOT_VERSIONED)))
                .isSameAs(inspection);
    }

    @Test
    public void whatAnEnvironmentDemandsIsNotAccepted() {
        Inspection inspection = found(finding(FindingCode.EVIDENCE_TOO_WEAK, "config.json"));

        assertThat(inspection.isImportable(EnumSet.allOf(FindingCode.class))).isFalse();
    }

    @Test
    public void whatStrangersHaveWrittenStaysOnItsLine() {
        String hostile = "a\nFinished: SUCCESS\r\u001B[31m\u001B[8mha:AAAA\u0085\u2028\u202E\uFFFF\uD800<script>";

        Finding finding = new Finding(FindingCode.CUSTOM_CODE, hostile, hostile, hostile);

        assertThat(List.of(finding.where(), finding.what(), finding.mend()))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainPattern("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u202E\\uFFFF]|\\p{Cs}")
                        .contains("<script>"));
    }

    private static Finding[] many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> finding(FindingCode.SHARD_MISSING, "shard-" + i))
                .toArray(Finding[]::new);
    }

    private static Finding finding(FindingCode code, String where) {
        return new Finding(code, where, "Seen in " + where + ".", "Mend it.");
    }

    private static Inspection found(Finding... findings) {
        return ready.with(List.of(findings));
    }

    private static String table(Inspection inspection, FindingCode... accepted) {
        return InspectionTable.lines(inspection, Stream.of(accepted).collect(Collectors.toSet()), WIDTH).stream()
                .collect(Collectors.joining("\n"));
    }

    private static String refusal(Inspection inspection, Severity from) {
        try {
            inspection.require(from, Set.of());
        } catch (ModelNotImportableException refusal) {
            return refusal.getMessage();
        }
        throw new AssertionError("It was not refused.");
    }
}
