package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.CheckpointLimits;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import java.util.Locale;

/**
 * Whether the weights are smaller than the limit. AWS gives it in GB and does not say which: from the binary reading on
 * it is certainly reached, from the decimal one on it may be; all {@code *.safetensors} may count, or only those loaded.
 */
final class WeightLimitCheck implements Check {

    private static final double GB = 1e9;
    private static final double GIB = 1 << 30;
    private static final String MEND =
            "Choose a smaller model, or save it in a smaller type, such as bfloat16 in place of float32.";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        long limit = limit(checkpoint, request.matrix());
        long loaded = checkpoint.weights().figures().weightBytes();
        long all = checkpoint.manifest().objects().stream()
                .filter(object -> checkpoint.shards().containsKey(object.relativeKey()))
                .mapToLong(ModelObject::size)
                .sum();
        String text = String.format(
                Locale.ROOT,
                "The weights have %.1f GB (%d bytes), and must have less than %.0f GB.",
                Math.max(loaded, all) / GB,
                Math.max(loaded, all),
                limit / GB);
        if (loaded >= limit / GB * GIB) {
            findings.add(FindingCode.WEIGHTS_OVER_LIMIT, "*.safetensors", text, MEND);
        } else if (all >= limit) {
            findings.add(
                    FindingCode.WEIGHTS_NEAR_LIMIT,
                    "*.safetensors",
                    text,
                    loaded < limit ? "Delete the shards that are not loaded." : MEND);
        }
    }

    /** Of text models, if the configuration does not say what it is. */
    private static long limit(Checkpoint checkpoint, SupportMatrix matrix) {
        CheckpointLimits limits = matrix.limits();
        return checkpoint.family(matrix).map(limits::bytes).orElse(limits.textBytes());
    }
}
