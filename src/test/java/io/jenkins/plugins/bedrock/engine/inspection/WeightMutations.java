package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Map;

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
