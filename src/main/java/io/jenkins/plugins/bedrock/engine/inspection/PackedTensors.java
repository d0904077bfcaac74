package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.SafetensorsHeader;
import io.jenkins.plugins.bedrock.engine.model.Tensor;
import io.jenkins.plugins.bedrock.engine.model.TensorType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Weights that are quantised, by their type: their elements are not the model's parameters. */
final class PackedTensors {

    private static final Set<TensorType> TYPES = EnumSet.of(
            TensorType.F4,
            TensorType.F6_E2M3,
            TensorType.F6_E3M2,
            TensorType.U8,
            TensorType.I8,
            TensorType.F8_E5M2,
            TensorType.F8_E4M3,
            TensorType.F8_E5M2FNUZ,
            TensorType.F8_E4M3FNUZ,
            TensorType.F8_E8M0,
            TensorType.I32,
            TensorType.U32);

    private PackedTensors() {}

    /** One of them; no value if there is none. */
    static Optional<Tensor> first(Collection<SafetensorsHeader> headers) {
        return headers.stream()
                .flatMap(header -> header.tensors().stream())
                .filter(PackedTensors::isPacked)
                .findFirst();
    }

    /** Masks and counters have such types, too, but are buffers, or have one dimension. */
    private static boolean isPacked(Tensor tensor) {
        return TYPES.contains(tensor.type()) && tensor.shape().size() > 1 && !Buffers.isBuffer(tensor.name());
    }
}
