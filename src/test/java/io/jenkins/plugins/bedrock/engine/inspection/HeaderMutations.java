package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What can be wrong with the header of a shard. */
final class HeaderMutations {

    private static final String SHARD = InspectionScene.FIRST_SHARD;

    private HeaderMutations() {}

    static void addTo(Map<FindingCode, Mutation> all) {
        addOfTheLengthTo(all);
        all.put(FindingCode.HEADER_NOT_ONE_OBJECT, text(text -> " " + text));
        all.put(
                FindingCode.HEADER_NOT_UTF8,
                shard(shard -> shard.withHeader(new String(shard.header(), StandardCharsets.UTF_8)
                        .replace("embed", "embéd")
                        .getBytes(StandardCharsets.ISO_8859_1))));
        all.put(FindingCode.HEADER_NOT_JSON, text(text -> text.replaceFirst(":", ";")));
        all.put(FindingCode.HEADER_NAME_TWICE, text(text -> text.replaceFirst("\\{", "{\"__metadata__\":{},")));
        all.put(
                FindingCode.HEADER_METADATA_NOT_STRINGS,
                shard(shard ->
                        shard.json(header -> header.withObject("/__metadata__").put("format", 1))));
        all.put(FindingCode.HEADER_TENSOR_INCOMPLETE, tensor(tensor -> tensor.remove("shape")));
        all.put(
                FindingCode.HEADER_FORMAT_UNKNOWN,
                shard(shard -> shard.json(header -> header.putObject("__metadata__"))));
        all.put(
                FindingCode.HEADER_FORMAT_OF_OTHER_LIBRARY,
                shard(shard ->
                        shard.json(header -> header.withObject("/__metadata__").put("format", "flax"))));
        all.put(FindingCode.HEADER_DTYPE_UNKNOWN, tensor(tensor -> tensor.put("dtype", "bfloat16")));
        addOfSizesTo(all);
    }

    private static void addOfTheLengthTo(Map<FindingCode, Mutation> all) {
        all.put(FindingCode.HEADER_LENGTH_MISSING, scene -> scene.put(SHARD, new byte[7]));
        all.put(FindingCode.HEADER_OVER_100_MB, withLength(100_000_001));
        all.put(FindingCode.HEADER_CUT_OFF, scene -> scene.put(SHARD, Arrays.copyOf(scene.bytes(SHARD), 100)));
        all.put(
                FindingCode.HEADER_TOO_LARGE,
                scene -> scene.bucket.putSparse(
                        InspectionScene.MODEL.key(SHARD), length(20_000_000, new byte[Long.BYTES]), 30_000_000));
    }

    private static void addOfSizesTo(Map<FindingCode, Mutation> all) {
        all.put(
                FindingCode.HEADER_SIZE_OVERFLOWS,
                tensor(tensor -> tensor.putArray("shape").add(1L << 40).add(1L << 40)));
        all.put(FindingCode.HEADER_OFFSETS_DIFFER, tensor(tensor -> tensor.put("dtype", "F32")));
        all.put(FindingCode.HEADER_HOLE_OR_OVERLAP, tensor(tensor -> {
            ArrayNode offsets = (ArrayNode) tensor.get("data_offsets");
            offsets.set(0, offsets.get(0).longValue() + 1).set(1, offsets.get(1).longValue() + 1);
        }));
        all.put(
                FindingCode.HEADER_FILE_NOT_FILLED,
                shard(shard -> shard.withData(Arrays.copyOf(shard.data(), shard.data().length - 1))));
    }

    private static Mutation shard(UnaryOperator<ShardFile> change) {
        return scene -> scene.shard(SHARD, change);
    }

    private static Mutation text(UnaryOperator<String> change) {
        return shard(shard -> shard.text(change));
    }

    /** Changes the first tensor. */
    private static Mutation tensor(Consumer<ObjectNode> change) {
        return shard(shard -> shard.json(header -> header.properties().stream()
                .filter(member -> !member.getKey().equals("__metadata__"))
                .findFirst()
                .map(Map.Entry::getValue)
                .map(ObjectNode.class::cast)
                .ifPresent(change)));
    }

    private static Mutation withLength(long length) {
        return scene -> scene.put(SHARD, length(length, scene.bytes(SHARD)));
    }

    private static byte[] length(long length, byte[] file) {
        return ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
    }
}
