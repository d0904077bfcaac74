package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/** What can be wrong with files of weights, the index and the shards' headers. */
final class WeightMutations {

    private WeightMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.WEIGHTS_MISSING, WeightMutations::removeShards);
        all.put(FindingCode.WEIGHTS_ONLY_ADAPTER, insteadOfShards("adapter_model.safetensors"));
        all.put(FindingCode.WEIGHTS_ONLY_PICKLED, insteadOfShards("pytorch_model.bin"));
        all.put(FindingCode.WEIGHTS_ONLY_GGUF, insteadOfShards("model.gguf"));
        all.put(FindingCode.WEIGHTS_IN_ARCHIVE, insteadOfShards("model.tar.gz"));
        all.put(FindingCode.ADAPTER_BESIDE_WEIGHTS, scene -> scene.put("adapter_model.safetensors", "x"));
        all.put(FindingCode.UNUSED_WEIGHTS, scene -> scene.put("pytorch_model.bin", "x"));
        all.put(FindingCode.WEIGHTS_IN_SUBFOLDER, scene -> scene.put("metal/model.bin", "x"));
        addOfTheIndexTo(all);
    }

    private static void addOfTheIndexTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.INDEX_MISSING, scene -> scene.remove(Checkpoint.INDEX));
        all.put(FindingCode.WEIGHTS_NAME_DIFFERS, single("pytorch_lora_merged.safetensors"));
        all.put(FindingCode.INDEX_LEFT_OVER, scene -> {
            byte[] index = scene.bytes(Checkpoint.INDEX);
            single(WeightFile.SINGLE).accept(scene);
            scene.put(Checkpoint.INDEX, index);
        });
        all.put(FindingCode.INDEX_NOT_USABLE, index(index -> index.put("weight_map", "all")));
        all.put(FindingCode.INDEX_WITHOUT_METADATA, index(index -> index.remove("metadata")));
        all.put(
                FindingCode.INDEX_METADATA_EXTRA,
                index(index -> index.withObject("/metadata").put("total_parameters", 123_200)));
        all.put(
                FindingCode.INDEX_TOTAL_SIZE_DIFFERS,
                index(index -> index.withObject("/metadata").put("total_size", 246_401)));
        all.put(FindingCode.SHARD_MISSING, scene -> scene.remove(InspectionScene.LAST_SHARD));
        all.put(
                FindingCode.SHARD_NOT_IN_INDEX,
                scene -> scene.put("consolidated.safetensors", ShardFile.EMPTY.bytes()));
        all.put(
                FindingCode.TENSOR_NOT_IN_SHARD,
                index(index -> index.withObject("/weight_map").put("model.more", InspectionScene.LAST_SHARD)));
        all.put(
                FindingCode.TENSOR_NOT_IN_INDEX,
                scene -> scene.shard(InspectionScene.LAST_SHARD, shard -> shard.withEmptyTensor("model.more")));
        all.put(
                FindingCode.TENSOR_TWICE,
                scene -> scene.shard(InspectionScene.LAST_SHARD, shard -> shard.withEmptyTensor("model.norm.weight")));
    }

    private static Mutation index(Consumer<ObjectNode> change) {
        return scene -> scene.json(Checkpoint.INDEX, change);
    }

    private static Mutation single(String key) {
        return scene -> {
            byte[] single = SingleFile.of(scene);
            removeShards(scene);
            scene.remove(Checkpoint.INDEX).put(key, single);
        };
    }

    private static Mutation insteadOfShards(String key) {
        return scene -> {
            removeShards(scene);
            scene.put(key, "x");
        };
    }

    private static void removeShards(InspectionScene scene) {
        scene.keys().stream().filter(WeightFile::isShard).forEach(scene::remove);
    }
}
