package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Tensors as the library names them, in one file; small, and filled with zeros. */
final class WrittenTensors {

    private static final Map<String, Integer> BYTES = Map.of("BF16", 2, "F32", 4, "U8", 1);

    private record Described(String type, List<Long> shape) {
        long size() {
            return shape.stream().reduce(1L, Math::multiplyExact) * BYTES.get(type);
        }
    }

    private final Map<String, Described> tensors = new LinkedHashMap<>();

    /** A tensor of bfloat16. */
    WrittenTensors with(String name, long... shape) {
        return of("BF16", name, shape);
    }

    WrittenTensors of(String type, String name, long... shape) {
        tensors.put(name, new Described(type, LongStream.of(shape).boxed().toList()));
        return this;
    }

    /** Small ones under a common beginning. */
    WrittenTensors all(String prefix, String... names) {
        for (String name : names) {
            with(prefix + name, 2);
        }
        return this;
    }

    WrittenTensors without(String name) {
        tensors.remove(name);
        return this;
    }

    byte[] file() {
        long[] offset = {0};
        String header = tensors.entrySet().stream()
                .map(tensor -> {
                    long begin = offset[0];
                    offset[0] += tensor.getValue().size();
                    return "\"" + tensor.getKey() + "\":{\"dtype\":\""
                            + tensor.getValue().type() + "\",\"shape\":"
                            + tensor.getValue().shape() + ",\"data_offsets\":[" + begin + "," + offset[0] + "]}";
                })
                .collect(Collectors.joining(",", "{", "}"));
        return ShardFile.EMPTY
                .text(empty -> header)
                .withData(new byte[(int) offset[0]])
                .bytes();
    }
}
