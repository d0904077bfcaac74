package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What can be wrong with tensors, and the size of all of them. */
final class TensorMutations {

    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final String OUTPUT_HEAD = "lm_head.weight";

    private TensorMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.ADAPTER_NOT_MERGED, adding("model.layers.1.mlp.up_proj.lora_A.weight"));
        all.put(FindingCode.TENSOR_NAMES_UNKNOWN, TensorMutations::wrap);
        all.put(
                FindingCode.TENSOR_NAMES_OF_LATER_LIBRARY,
                scene -> scene.matrix(
                        "{\"families\": {\"Llama\": {\"tensors\": {\"laterLibrary\": [\"model.layers.\"]}}}}"));
        all.put(
                FindingCode.QUANTIZED_WITHOUT_CONFIG,
                scene -> scene.shard(
                        "model-00002-of-00005.safetensors",
                        file -> file.json(header -> {
                            ObjectNode tensor = (ObjectNode) header.get("model.layers.0.mlp.gate_proj.weight");
                            tensor.put("dtype", "U8").putArray("shape").add(128).add(128);
                        })));
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

    /** As torch.compile names what it has compiled. */
    private static void wrap(InspectionScene scene) {
        UnaryOperator<String> names =
                text -> text.replace("\"model.", "\"_orig_mod.model.").replace("\"lm_head.", "\"_orig_mod.lm_head.");
        scene.keys().stream().filter(WeightFile::isShard).forEach(key -> scene.shard(key, file -> file.text(names)));
        scene.put(Checkpoint.INDEX, names.apply(new String(scene.bytes(Checkpoint.INDEX), StandardCharsets.UTF_8)));
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
