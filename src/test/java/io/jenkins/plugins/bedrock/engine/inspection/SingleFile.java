package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;

/** All shards of a checkpoint put together to one file. */
final class SingleFile {

    private SingleFile() {}

    static byte[] of(InspectionScene scene) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ShardFile all = ShardFile.EMPTY.json(header -> scene.keys().stream()
                .filter(WeightFile::isShard)
                .map(key -> ShardFile.of(scene.bytes(key)))
                .forEach(shard -> {
                    header.setAll(shifted(shard, data.size()));
                    data.writeBytes(shard.data());
                }));
        return all.withData(data.toByteArray()).bytes();
    }

    private static ObjectNode shifted(ShardFile shard, long by) {
        ObjectNode[] tensors = new ObjectNode[1];
        shard.json(header -> {
            header.remove("__metadata__");
            header.forEach(tensor -> {
                ArrayNode offsets = (ArrayNode) tensor.get("data_offsets");
                offsets.set(0, offsets.get(0).longValue() + by)
                        .set(1, offsets.get(1).longValue() + by);
            });
            tensors[0] = header;
        });
        return tensors[0];
    }
}
