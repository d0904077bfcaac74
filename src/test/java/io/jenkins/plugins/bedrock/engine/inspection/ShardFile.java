package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A safetensors file for a test to take apart and put together otherwise.
 *
 * @param header without the 8 bytes before it
 * @param data what follows the header
 */
record ShardFile(byte[] header, byte[] data) {

    /** Without a tensor. */
    static final ShardFile EMPTY = new ShardFile(new byte[] {'{', '}'}, new byte[0]);

    private static final ObjectMapper JSON = new ObjectMapper();

    static ShardFile of(byte[] file) {
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        int end = Long.BYTES + length;
        return new ShardFile(Arrays.copyOfRange(file, Long.BYTES, end), Arrays.copyOfRange(file, end, file.length));
    }

    /** With the text of the header changed. */
    ShardFile text(UnaryOperator<String> change) {
        String text = new String(header, StandardCharsets.UTF_8);
        return withHeader(change.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    /** With the JSON of the header changed. */
    ShardFile json(Consumer<ObjectNode> change) {
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(header);
            change.accept(root);
            return withHeader(JSON.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With one more tensor, which has a dimension of 0 and takes no bytes. */
    ShardFile withEmptyTensor(String name) {
        return json(header -> {
            ObjectNode tensor = header.putObject(name).put("dtype", "BF16");
            tensor.putArray("shape").add(0);
            tensor.putArray("data_offsets").add(0).add(0);
        });
    }

    ShardFile withHeader(byte[] other) {
        return new ShardFile(other, data);
    }

    ShardFile withData(byte[] other) {
        return new ShardFile(header, other);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(data)
                .array();
    }
}
