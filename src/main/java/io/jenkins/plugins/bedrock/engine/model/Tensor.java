package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;

/**
 * One tensor as a header describes it.
 *
 * @param shape empty for a single value; a dimension may be 0
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last, counted likewise
 */
public record Tensor(String name, TensorType type, List<Long> shape, long begin, long end) {

    /** @throws SafetensorsProblem if type, shape and offsets contradict each other */
    public Tensor {
        shape = List.copyOf(shape);
        long size = size(name, type, shape);
        if (begin < 0 || end < begin || end - begin != size) {
            throw new SafetensorsProblem(
                    SafetensorsRule.OFFSETS_MATCH_SIZE,
                    "the tensor '" + name + "' of " + type + " " + shape + " needs " + size
                            + " bytes, but its data_offsets are [" + begin + ", " + end + "]");
        }
    }

    /** In bytes. */
    public long size() {
        return end - begin;
    }

    private static long size(String name, TensorType type, List<Long> shape) {
        try {
            long elements = 1;
            for (long dimension : shape) {
                elements = Math.multiplyExact(elements, dimension);
            }
            long bits = Math.multiplyExact(elements, type.bits());
            if (bits % Byte.SIZE == 0) {
                return bits / Byte.SIZE;
            }
        } catch (ArithmeticException overflow) {
            throw notComputable(name, type, shape, overflow);
        }
        throw notComputable(name, type, shape, null);
    }

    private static SafetensorsProblem notComputable(
            String name, TensorType type, List<Long> shape, ArithmeticException overflow) {
        return new SafetensorsProblem(
                SafetensorsRule.SIZE_IS_COMPUTABLE,
                "the tensor '" + name + "' of " + type + " " + shape + " is too large, or does not end with a byte",
                overflow);
    }
}
