package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import java.util.Optional;
import java.util.TreeSet;

/** Whether models of this architecture can be imported. */
final class ArchitectureCheck implements Check {

    private static final String ARCHITECTURES = "architectures";
    private static final String MODEL_TYPE = "model_type";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint.config().content().ifPresent(config -> {
            if (!config.unusable().containsKey(ARCHITECTURES)) {
                architecture(config, request.matrix(), findings);
            }
        });
    }

    private static void architecture(ModelConfig config, SupportMatrix matrix, Findings findings) {
        if (config.architectures().isEmpty()) {
            findings.add(
                    FindingCode.ARCHITECTURE_MISSING,
                    Checkpoint.CONFIG,
                    "It names no architecture.",
                    "Write the name of the model's class under architectures, for example [\"LlamaForCausalLM\"].");
            return;
        }
        String first = config.architectures().get(0);
        if (config.architectures().size() > 1) {
            findings.add(
                    FindingCode.SEVERAL_ARCHITECTURES,
                    Checkpoint.CONFIG,
                    "It names several architectures: " + Shown.some(config.architectures()) + ".",
                    "Leave only the class under architectures that loads these weights.");
        }
        if (matrix.family(first).isEmpty()) {
            findings.add(
                    FindingCode.ARCHITECTURE_NOT_SUPPORTED,
                    Checkpoint.CONFIG,
                    "Its architecture is " + Shown.value(first) + ", which cannot be imported as of " + matrix.date()
                            + ".",
                    "Import a model of one of these: "
                            + String.join(
                                    ", ", new TreeSet<>(matrix.architectures().keySet()))
                            + "; or have an administrator add this one to the support matrix if AWS takes it by now.");
        } else if (!config.unusable().containsKey(MODEL_TYPE)) {
            modelType(first, config.modelType(), matrix, findings);
        }
    }

    private static void modelType(
            String architecture, Optional<String> modelType, SupportMatrix matrix, Findings findings) {
        Optional<String> expected = Optional.ofNullable(matrix.modelTypes().get(architecture));
        if (expected.isEmpty() || expected.equals(modelType)) {
            return;
        }
        findings.add(
                FindingCode.MODEL_TYPE_DIFFERS,
                Checkpoint.CONFIG,
                "Its architecture is " + architecture + ", whose model_type is " + expected.get() + ", but "
                        + modelType.map(type -> "it says " + Shown.value(type)).orElse("it has none") + ".",
                "Write \"model_type\": \"" + expected.get()
                        + "\" if these are the weights of such a model, else correct architectures.");
    }
}
