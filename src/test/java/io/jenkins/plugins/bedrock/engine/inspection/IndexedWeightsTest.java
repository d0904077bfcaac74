package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

/** What an inspection finds where index and shards do not belong together, and what it must not find. */
public class IndexedWeightsTest {

    private static final String INDEX = Checkpoint.INDEX;
    private static final String MIDDLE = "model-00003-of-00005.safetensors";

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aMissingShardIsOneFindingAndNotOneForEachOfItsTensors() {
        scene.remove(MIDDLE, InspectionScene.FIRST_SHARD);

        assertThat(findings())
                .extracting(Finding::code, Finding::where)
                .containsExactly(
                        tuple(FindingCode.SHARD_MISSING, InspectionScene.FIRST_SHARD),
                        tuple(FindingCode.SHARD_MISSING, MIDDLE));
        assertThat(findings().get(1).what())
                .isEqualTo("The index says that 8 tensors lie in " + MIDDLE + ", which is not there.");
    }

    @Test
    public void aTensorThatLiesElsewhereIsNamedWithItsPlace() {
        scene.json(INDEX, index -> weights(index).put("model.norm.weight", MIDDLE));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.TENSOR_NOT_IN_SHARD);
            assertThat(finding.where()).isEqualTo(MIDDLE);
            assertThat(finding.what()).contains("model.norm.weight", "lies in model-00004-of-00005.safetensors");
        });
    }

    @Test
    public void ofManyTensorsTheFirstFewAreNamed() {
        scene.json(
                INDEX,
                index -> weights(index)
                        .remove(weights(index).properties().stream()
                                .filter(entry -> entry.getValue().textValue().equals(MIDDLE))
                                .map(Map.Entry::getKey)
                                .toList()));

        assertThat(findings())
                .filteredOn(finding -> finding.code() == FindingCode.SHARD_NOT_IN_INDEX)
                .hasSize(1);

        scene.json(INDEX, index -> weights(index).put("model.layers.0.mlp.down_proj.weight", MIDDLE));

        assertThat(findings())
                .filteredOn(finding -> finding.code() == FindingCode.TENSOR_NOT_IN_INDEX)
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("and 2 more"));
    }

    @Test
    public void aTensorThatWasLeftOutAsAnotherNamesItIsNotMissing() {
        scene.json(INDEX, index -> weights(index).put("model.more", InspectionScene.FIRST_SHARD))
                .shard(
                        InspectionScene.FIRST_SHARD,
                        shard -> shard.json(header ->
                                header.withObject("/__metadata__").put("model.more", "model.embed_tokens.weight")));
        assertThat(findings()).isEmpty();

        scene.shard(
                InspectionScene.FIRST_SHARD,
                shard -> shard.json(
                        header -> header.withObject("/__metadata__").put("model.more", "model.of_another_file")));
        assertThat(findings()).extracting(Finding::code).containsExactly(FindingCode.TENSOR_NOT_IN_SHARD);
    }

    @Test
    public void aTiedHeadThatTheIndexNamesNeedNotBeThere() {
        scene.config(config -> config.put("tie_word_embeddings", true))
                .put(InspectionScene.LAST_SHARD, ShardFile.EMPTY.bytes());
        assertThat(findings()).isEmpty();

        scene.config(config -> config.put("tie_word_embeddings", false));
        assertThat(findings()).extracting(Finding::code).containsExactly(FindingCode.TENSOR_NOT_IN_SHARD);
    }

    @Test
    public void embeddingsOfFlanT5XlAreOneAlthoughTheIndexNamesThree() {
        String shard = "model-00001-of-00001.safetensors";
        WrittenTensors tensors =
                new WrittenTensors().with("shared.weight", 10, 4).with("lm_head.weight", 10, 4);
        for (int block = 0; block < 2; block++) {
            tensors.all("encoder.block." + block + ".", "layer.0.SelfAttention.q.weight");
            tensors.all("decoder.block." + block + ".", "layer.0.SelfAttention.q.weight");
        }
        scene.keys().stream().filter(WeightFile::isShard).forEach(scene::remove);
        scene.put(shard, tensors.file())
                .put(
                        Checkpoint.CONFIG,
                        "{\"architectures\":[\"T5ForConditionalGeneration\"],\"model_type\":\"t5\",\"torch_dtype\":"
                                + "\"bfloat16\",\"d_model\":4,\"num_layers\":2,\"num_decoder_layers\":2,"
                                + "\"vocab_size\":10,\"tie_word_embeddings\":false}")
                .json(INDEX, index -> {
                    index.putObject("metadata");
                    ObjectNode names = index.putObject("weight_map");
                    ShardFile.of(tensors.file())
                            .json(header -> header.fieldNames().forEachRemaining(name -> names.put(name, shard)));
                    names.put("encoder.embed_tokens.weight", shard).put("decoder.embed_tokens.weight", shard);
                });
        assertThat(findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    public void totalSizeMayBeAbsentOrWrittenWithAPoint() {
        scene.json(INDEX, index -> index.putObject("metadata"));
        assertThat(findings()).isEmpty();

        scene.json(INDEX, index -> index.putObject("metadata").put("total_size", 246_400.0));
        assertThat(findings()).isEmpty();
    }

    @Test
    public void aTotalSizeThatIsNotNumberOrNotTheSumIsExplained() {
        scene.json(INDEX, index -> index.putObject("metadata").put("total_size", "246400"));
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("something that is no number"));

        scene.json(INDEX, index -> index.putObject("metadata").put("total_size", 246_400 + 49_152));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.INDEX_TOTAL_SIZE_DIFFERS);
            assertThat(finding.what()).contains("295552", "246400 bytes");
            assertThat(finding.mend()).contains("tied").contains("set total_size to 246400");
        });
    }

    @Test
    public void buffersOfOlderVersionsDoNotMatter() {
        scene.json(
                        INDEX,
                        index -> weights(index)
                                .put("model.layers.0.self_attn.rotary_emb.inv_freq", InspectionScene.LAST_SHARD))
                .shard(MIDDLE, shard -> shard.withEmptyTensor("model.layers.1.self_attn.rotary_emb.inv_freq"));

        assertThat(findings()).isEmpty();
    }

    @Test
    public void weightsOfAnotherLibraryBesideTheShardsAreOneWarning() {
        scene.put("consolidated.safetensors", scene.bytes(MIDDLE));

        Inspection inspection = scene.inspect();

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SHARD_NOT_IN_INDEX);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(inspection.figures().parameters()).hasValue(123_200);
        assertThat(inspection.figures().shards()).isEqualTo(5);
    }

    @Test
    public void aSingleFileNeedsNoIndexAndIsPreferredToOthers() {
        byte[] single = SingleFile.of(scene);
        scene.keys().stream().filter(WeightFile::isShard).forEach(scene::remove);
        scene.remove(INDEX).put("model.safetensors", single);
        assertThat(findings()).isEmpty();

        scene.put("consolidated.safetensors", single);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.UNUSED_WEIGHTS);
            assertThat(finding.where()).isEqualTo("consolidated.safetensors");
        });
        assertThat(scene.inspect().figures().parameters()).hasValue(123_200);
    }

    @Test
    public void anIndexOfAMillionTensorsIsNotReadToTheEnd() {
        StringBuilder index = new StringBuilder("{\"metadata\":{},\"weight_map\":{");
        for (int i = 0; i < 1_000_000; i++) {
            index.append(i == 0 ? "\"" : ",\"").append(i).append("\":\"b\"");
        }

        assertThat(notUsable(index.append("}}").toString())).contains("more than 250000 tensors");
    }

    @Test
    public void anIndexThatNamesAHundredThousandFilesIsReportedBriefly() {
        StringBuilder index = new StringBuilder("{\"metadata\":{},\"weight_map\":{");
        for (int i = 0; i < 100_000; i++) {
            index.append(i == 0 ? "\"" : ",\"")
                    .append(i)
                    .append("\":\"x")
                    .append(i)
                    .append(".safetensors\"");
        }
        scene.put(INDEX, index.append("}}").toString());

        assertThat(findings()).hasSizeLessThan(60);
    }

    @Test
    public void whatIsNoIndexIsRefusedWithTheReason() {
        assertThat(notUsable("{\"later\":" + "[".repeat(2_000_000))).contains("nesting depth");
        assertThat(notUsable("{\"metadata\":{\"total_size\":" + "9".repeat(2_000_000) + "}}"))
                .contains("length");
        assertThat(notUsable("{\"weight_map\":{\"a\":\"../b\"}}")).contains("not the name of a file");
        assertThat(notUsable("{\"weight_map\":{\"a\":\"b\",\"a\":\"b\"}}")).contains("Duplicate");
    }

    @Test
    public void anIndexThatIsTooLargeIsNotRead() {
        scene.put(INDEX, " ".repeat(17 << 20));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.MODEL_NOT_CHECKED);
            assertThat(finding.what()).contains("more than 16777216 are not read");
        });
    }

    private String notUsable(String index) {
        scene.put(INDEX, index);
        List<Finding> findings = findings();
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.INDEX_NOT_USABLE));
        return findings.get(0).what();
    }

    private static ObjectNode weights(ObjectNode index) {
        return index.withObject("/weight_map");
    }

    private List<Finding> findings() {
        return scene.inspect().findings();
    }
}
