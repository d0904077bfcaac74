package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.After;
import org.junit.Test;

/** What is said of files that could not be read, or stand for others. */
public class UnreadFilesTest {

    private final FilesScene scene = new FilesScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void allPointersAreOneFinding() {
        scene.with(model -> model.put("tokenizer.json", ConfigMutations.POINTER)
                .put("config.json", ConfigMutations.POINTER)
                .put("tokenizer_config.json", ConfigMutations.POINTER)
                .put(InspectionScene.FIRST_SHARD, ConfigMutations.POINTER));

        assertThat(scene.codes()).containsExactly(FindingCode.GIT_LFS_POINTER);
        assertThat(scene.findings().get(0).where())
                .isEqualTo("config.json, " + InspectionScene.FIRST_SHARD + ", tokenizer.json, tokenizer_config.json");
    }

    @Test
    public void allThatMayNotBeReadIsOneFindingThatSaysWhatWasNotChecked() {
        scene.with(model -> {
            ConfigMutations.hide(model, "config.json");
            ConfigMutations.hide(model, "tokenizer_config.json");
            ConfigMutations.hide(model, InspectionScene.FIRST_SHARD);
            ConfigMutations.hide(model, InspectionScene.LAST_SHARD);
        });

        assertThat(scene.codes()).containsExactly(FindingCode.MODEL_NOT_CHECKED, FindingCode.CONTENT_NOT_READABLE);
        assertThat(scene.findings().get(0).where())
                .isEqualTo("config.json, " + InspectionScene.FIRST_SHARD + ", " + InspectionScene.LAST_SHARD);
        assertThat(scene.findings().get(1).what()).startsWith("Not checked: the tokenizer's class. ");
        assertThat(scene.model.inspect().sentence(Set.of())).endsWith("the model cannot be imported as it is.");
        assertThat(scene.model.inspect().sentence(Set.of(FindingCode.MODEL_NOT_CHECKED)))
                .endsWith(
                        "nothing that was looked at stands against an import, but not everything could be looked at.");
        assertThat(scene.findings().get(0).what())
                .startsWith("Not checked: architecture, family and limits; the headers of the weights, their tensors"
                        + " and sizes. ")
                .contains("AccessDenied", "request ID");
    }

    @Test
    public void aPointerInPlaceOfWhatIsNotReadIsNoMatter() {
        scene.with(model -> model.put("consolidated.safetensors", ConfigMutations.POINTER));

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void aPointerIsNoSums() {
        scene.with(model -> model.put("SHA256SUMS", ConfigMutations.POINTER));

        assertThat(scene.model.inspect().findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.SHA256SUMS_NOT_USABLE);
    }

    @Test
    public void whatIsArchivedIsToldAsThat() {
        scene.with(model -> model.again("config.json", object -> object.storageClass("GLACIER")));

        assertThat(scene.findings()).isEmpty();
    }
}
