package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;

/** Looks for quantised weights of which {@code config.json} does not say that they are. */
final class PackedTensorsCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        boolean silent =
                checkpoint.config().content().filter(ModelConfig::quantised).isEmpty();
        boolean published = checkpoint
                .family(request.matrix())
                .filter(ModelFamily::quantized)
                .isPresent();
        if (silent && !published) {
            PackedTensors.first(checkpoint.headers().values())
                    .ifPresent(tensor -> findings.add(
                            FindingCode.QUANTIZED_WITHOUT_CONFIG,
                            tensor.name(),
                            "It is of type " + tensor.type() + ", as quantised weights are, but config.json has no"
                                    + " quantization_config.",
                            "Save the weights without quantisation, as one of "
                                    + String.join(
                                            ", ", request.matrix().limits().dtypes()) + "."));
        }
    }
}
