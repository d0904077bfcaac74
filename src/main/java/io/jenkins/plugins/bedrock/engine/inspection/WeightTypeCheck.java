package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.CheckpointLimits;
import io.jenkins.plugins.bedrock.engine.model.ModelConfig;

/** Whether the library learns the type of the weights from {@code config.json}, and can use it. */
final class WeightTypeCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint.config().content().ifPresent(config -> {
            CheckpointLimits limits = request.matrix().limits();
            spelling(config, checkpoint.savedAgain(request.matrix(), "the model"), findings);
            config.weightType()
                    .filter(type -> !limits.dtypes().contains(type))
                    .ifPresent(type -> findings.add(
                            FindingCode.DTYPE_NOT_SUPPORTED,
                            Checkpoint.CONFIG,
                            "The type of its weights is " + Shown.value(type) + ".",
                            "Save the weights as one of " + String.join(", ", limits.dtypes()) + "."));
        });
    }

    private static void spelling(ModelConfig config, String orSavedAgain, Findings findings) {
        if (config.dtype().isEmpty()) {
            return;
        }
        String dtype = Shown.value(config.dtype().get());
        String mend =
                "Write \"torch_dtype\": \"" + dtype + "\" if that is the type of the weights" + orSavedAgain + ".";
        if (config.torchDtype().isEmpty()) {
            findings.add(
                    FindingCode.DTYPE_IN_NEW_SPELLING,
                    Checkpoint.CONFIG,
                    "It says dtype " + dtype + ", and has no torch_dtype: a library that reads only that may load the"
                            + " weights as float32.",
                    mend);
        } else if (!config.torchDtype().equals(config.dtype())) {
            findings.add(
                    FindingCode.DTYPE_CONTRADICTS,
                    Checkpoint.CONFIG,
                    "It says torch_dtype " + Shown.value(config.torchDtype().get()) + ", but dtype " + dtype + ".",
                    mend);
        }
    }
}
