package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.After;
import org.junit.Test;

/** Which files an inspection takes for weights, and what it says where they are not as they should be. */
public class WeightFilesTest {

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aCheckpointInAFolderIsNamed() {
        for (String key : List.copyOf(scene.keys())) {
            scene.put("hf_merged/final/" + key, scene.bytes(key)).remove(key);
        }
        scene.put("hf_merged/final/old/config.json", "{}").put("hf_merged/final/old/model.safetensors", "");

        assertThat(ofWeights()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.WEIGHTS_MISSING);
            assertThat(finding.what()).contains("a whole checkpoint in hf_merged/final/.");
            assertThat(finding.mend()).contains(InspectionScene.MODEL + "hf_merged/final/");
        });
    }

    @Test
    public void anAdapterAloneIsOneMistakeInWhateverFormat() {
        withoutShards();
        scene.put("adapter_config.json", "{}").put("adapter_model.bin", "x");

        assertThat(ofWeights()).extracting(Finding::code).containsExactly(FindingCode.WEIGHTS_ONLY_ADAPTER);

        scene.remove("adapter_model.bin").put("adapters.safetensors", "x");

        assertThat(ofWeights()).extracting(Finding::code).containsExactly(FindingCode.WEIGHTS_ONLY_ADAPTER);
    }

    @Test
    public void theStateOfATrainingIsNotTakenForWeights() {
        withoutShards();
        scene.put("training_args.bin", "x")
                .put("optimizer.pt", "x")
                .put("scheduler.pt", "x")
                .put("rng_state_0.pth", "x")
                .put("global_step10/zero_pp_rank_0_mp_rank_00_optim_states.pt", "x");

        assertThat(ofWeights()).extracting(Finding::code).containsExactly(FindingCode.WEIGHTS_MISSING);
    }

    @Test
    public void theStateOfATrainingBesideTheWeightsIsNoFinding() {
        scene.put("training_args.bin", "x").put("optimizer.pt", "x").put("checkpoint-9/rng_state.pth", "x");
        scene.put("code.tar.gz", "x").put("runs/events.out.tfevents.1", "x").put("README.md", "x");

        assertThat(ofWeights()).isEmpty();
    }

    @Test
    public void eachFormatAloneIsOneMistake() {
        withoutShards();
        scene.put("model.tar.gz", "x");
        assertThat(ofWeights()).extracting(Finding::code).containsExactly(FindingCode.WEIGHTS_IN_ARCHIVE);
        scene.put("model.Q4_K_M.gguf", "x");
        assertThat(ofWeights()).extracting(Finding::code).containsExactly(FindingCode.WEIGHTS_ONLY_GGUF);
        scene.put("pytorch_model-00001-of-00002.bin", "x");
        assertThat(ofWeights()).extracting(Finding::code).containsExactly(FindingCode.WEIGHTS_ONLY_PICKLED);
    }

    @Test
    public void whatTheOriginalPublisherAddsIsLeftOut() {
        scene.put("original/consolidated.00.pth", "x").put("metal/model.bin", "x");

        assertThat(ofWeights()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.WEIGHTS_IN_SUBFOLDER);
            assertThat(finding.what()).contains("metal/, original/");
        });
    }

    @Test
    public void attributesThatMacOsKeepsAreNoWeights() {
        scene.put("._" + InspectionScene.FIRST_SHARD, "Mac OS X").put("._pytorch_model.bin", "Mac OS X");

        assertThat(scene.inspect().findings()).isEmpty();
    }

    @Test
    public void aBrokenFileThatIsNotLoadedIsOnlyInTheWay() {
        scene.put("consolidated.safetensors", "x");

        assertThat(scene.inspect().findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.SHARD_NOT_IN_INDEX);

        scene.put(
                "consolidated.safetensors",
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 12345\n");

        assertThat(scene.inspect().findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.SHARD_NOT_IN_INDEX);
    }

    @Test
    public void theNameOfAFileThatIsAloneSaysWhetherOthersAreMissing() {
        byte[] single = SingleFile.of(scene);
        withoutShards();
        scene.remove(Checkpoint.INDEX).put("model-00001-of-00003.safetensors", single);
        assertThat(scene.inspect().findings()).extracting(Finding::code).containsExactly(FindingCode.INDEX_MISSING);

        scene.remove("model-00001-of-00003.safetensors").put("model-00001-of-00001.safetensors", single);
        assertThat(scene.inspect().findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.WEIGHTS_NAME_DIFFERS);
    }

    @Test
    public void aSingleFileBesideTheIndexOfShardsThatAreGoneIsWhatIsLoaded() {
        byte[] single = SingleFile.of(scene);
        withoutShards();
        scene.put("model.safetensors", single);

        Inspection inspection = scene.inspect();

        assertThat(inspection.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.INDEX_LEFT_OVER);
            assertThat(finding.mend()).startsWith("Delete model.safetensors.index.json");
        });
        assertThat(inspection.figures().parameters()).hasValue(123_200);
        assertThat(inspection.figures().shards()).isEqualTo(1);
    }

    private void withoutShards() {
        scene.keys().stream().filter(WeightFile::isShard).forEach(scene::remove);
    }

    private List<Finding> ofWeights() {
        return scene.inspect().findings().stream()
                .filter(finding -> finding.code().name().contains("WEIGHTS"))
                .toList();
    }
}
