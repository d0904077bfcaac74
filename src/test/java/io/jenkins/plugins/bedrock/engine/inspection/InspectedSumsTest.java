package io.jenkins.plugins.bedrock.engine.inspection;

import static io.jenkins.plugins.bedrock.engine.inspection.InspectionScene.FIRST_SHARD;
import static io.jenkins.plugins.bedrock.engine.inspection.InspectionScene.LAST_SHARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.After;
import org.junit.Test;

/** What is found by comparing a model with what research says of it in SHA256SUMS. */
public class InspectedSumsTest {

    private static final String ANY = "a".repeat(64);

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aFileThatIsRightIsNoFinding() {
        scene.sums(lines -> lines).allAgain(object -> object.sha256());

        assertThat(codes()).isEmpty();
    }

    @Test
    public void theFileMayHaveTheOtherNameAndNameItself() {
        scene.sums(lines -> lines + ANY + "  SHA256SUMS.txt\n");
        scene.put("SHA256SUMS.txt", scene.bytes("SHA256SUMS"))
                .remove("SHA256SUMS")
                .allAgain(object -> object.sha256());

        assertThat(codes()).isEmpty();
    }

    @Test
    public void whatToolsKeepInTheDirectoryNeedNotBeThere() {
        scene.sums(lines -> lines + ANY + "  ./.git/config\n" + ANY + "  .gitattributes\n");

        assertThat(codes()).isEmpty();
    }

    @Test
    public void bothWhatIsThereAndWhatIsComputedIsCompared() {
        scene.sums(lines -> lines.replace(InspectionScene.sha256(scene.bytes(LAST_SHARD)), ANY)
                .replace(InspectionScene.sha256(scene.bytes(FIRST_SHARD)), ANY));
        scene.again(FIRST_SHARD, object -> object.sha256());

        assertThat(scene.inspect().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.CONTENT_DIFFERS);
            assertThat(finding.where()).isEqualTo(FIRST_SHARD);
            assertThat(finding.what()).contains(ANY).contains(InspectionScene.sha256(scene.bytes(FIRST_SHARD)));
        });
    }

    @Test
    public void sumsOfAnotherDirectoryAreNotTakenForAModelOfWhichAllIsMissing() {
        scene.sums(lines -> lines.replace("  ", "  /home/alice/v7/"));

        assertThat(scene.inspect().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SHA256SUMS_NOT_USABLE);
            assertThat(finding.what()).startsWith("None of the files that it names lies here: /home/alice/v7/config");
        });
    }

    @Test
    public void aFileThatNamesItselfOnlySaysNothing() {
        scene.put("SHA256SUMS", ANY + "  SHA256SUMS");

        assertThat(codes()).containsExactly(FindingCode.SHA256SUMS_NOT_USABLE);
    }

    @Test
    public void everythingThatIsWrongIsSaidAtOnce() {
        scene.sums(lines -> lines.replaceAll(".*" + FIRST_SHARD + "\n", "") + ANY + "  gone.json\n");

        assertThat(codes()).containsExactly(FindingCode.SHA256SUMS_FILE_MISSING, FindingCode.SHA256SUMS_INCOMPLETE);
    }

    @Test
    public void aFileOfGigabytesIsNotRead() {
        scene.bucket.putSparse(InspectionScene.MODEL.key("SHA256SUMS"), new byte[0], 5_000_000_000L);

        assertThat(codes()).containsExactly(FindingCode.FILE_TOO_LARGE_TO_READ);
    }

    @Test
    public void aFileThatMayNotBeReadIsNotTakenForAGoodOne() {
        scene.sums(lines -> lines);
        ObjectMutations.under(scene, "SHA256SUMS", ObjectMutations.key(scene, "closed"), true);

        assertThat(scene.inspect().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.MODEL_NOT_CHECKED);
            assertThat(finding.where()).isEqualTo("SHA256SUMS");
            assertThat(finding.what()).startsWith("Not checked: what research says of its files.");
        });
    }

    private List<FindingCode> codes() {
        return scene.inspect().findings().stream().map(Finding::code).toList();
    }
}
