package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import java.util.Map;
import java.util.Optional;

/**
 * Whether most of the weights are of the type that {@code config.json} says. Some tensors are of another one in many
 * checkpoints (norms, routers, buffers), and quantised weights are of types of their own.
 */
final class TensorTypeCheck implements Check {

    private static final Map<String, String> TYPES =
            Map.of("float32", "F32", "float16", "F16", "bfloat16", "BF16", "float64", "F64");

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        Optional<ModelConfig> config = checkpoint.config().content().filter(read -> !read.quantised());
        if (config.isEmpty() || !checkpoint.isWhole()) {
            return;
        }
        Optional<String> said = config.get()
                .weightType()
                .filter(request.matrix().limits().dtypes()::contains)
                .map(TYPES::get);
        Optional<String> most = checkpoint.weights().figures().bytesByType().entrySet().stream()
                .filter(type -> TYPES.containsValue(type.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        if (said.isPresent() && most.isPresent() && !said.equals(most)) {
            findings.add(
                    FindingCode.TENSOR_TYPE_DIFFERS,
                    Checkpoint.CONFIG,
                    "It says that the weights are " + config.get().weightType().get() + ", but most of them are "
                            + most.get() + ".",
                    "If they are not meant to be converted when they are loaded, correct the type in config.json.");
        }
    }
}
