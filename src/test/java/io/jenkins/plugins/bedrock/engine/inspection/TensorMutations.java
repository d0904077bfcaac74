package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What can be wrong with tensors, and the size of all of them. */
final class TensorMutations {

    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final String OUTPUT_HEAD = "lm_head.weight";

    private TensorMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.LAYER_MISSING, scene -> scene.config(config -> config.put("num_hidden_layers", 3)));
        all.put(FindingCode.LAYER_NOT_IN_CONFIG, scene -> scene.config(config -> config.put("num_hidden_layers", 1)));
        all.put(FindingCode.LAYER_INCOMPLETE, adding("model.layers.1.mlp.more.weight"));
        all.put(FindingCode.EMBEDDING_MISSING, renaming(EMBEDDING, InspectionScene.FIRST_SHARD));
        all.put(FindingCode.EMBEDDING_SHAPE_DIFFERS, turning(EMBEDDING, InspectionScene.FIRST_SHARD));
        all.put(FindingCode.OUTPUT_HEAD_MISSING, renaming(OUTPUT_HEAD, InspectionScene.LAST_SHARD));
        all.put(FindingCode.OUTPUT_HEAD_SHAPE_DIFFERS, turning(OUTPUT_HEAD, InspectionScene.LAST_SHARD));
        all.put(
                FindingCode.OUTPUT_HEAD_NOT_LOADED,
                scene -> scene.config(config -> config.put("tie_word_embeddings", true)));
        all.put(FindingCode.TENSOR_TYPE_DIFFERS, scene -> scene.config(config -> config.put("torch_dtype", "float16")));
        all.put(FindingCode.WEIGHTS_OVER_LIMIT, limiting(200_000));
        all.put(FindingCode.WEIGHTS_NEAR_LIMIT, limiting(240_000));
    }

    static Mutation adding(String tensor) {
        return scene -> scene.shard(InspectionScene.LAST_SHARD, shard -> shard.withEmptyTensor(tensor))
                .json(Checkpoint.INDEX, index -> weights(index).put(tensor, InspectionScene.LAST_SHARD));
    }

    private static Mutation renaming(String tensor, String shard) {
        return scene -> scene.shard(shard, file -> file.text(text -> text.replace(tensor, "of." + tensor)))
                .json(
                        Checkpoint.INDEX,
                        index -> weights(index).put("of." + tensor, shard).remove(tensor));
    }

    private static Mutation turning(String tensor, String shard) {
        return scene -> scene.shard(
                shard,
                file -> file.json(header -> {
                    ArrayNode shape = (ArrayNode) header.get(tensor).get("shape");
                    shape.add(shape.remove(0));
                }));
    }

    private static Mutation limiting(long bytes) {
        return scene -> scene.matrix("{\"limits\": {\"textBytes\": " + bytes + "}}");
    }

    private static ObjectNode weights(ObjectNode index) {
        return index.withObject("/weight_map");
    }
}
