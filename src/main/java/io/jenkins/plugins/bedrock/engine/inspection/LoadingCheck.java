package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.CheckpointLimits;
import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import java.util.Optional;

/** Whether the library that Bedrock loads with can do so by what {@code config.json} says beside the architecture. */
final class LoadingCheck implements Check {

    private static final String AUTO_MAP = "auto_map";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        CheckpointLimits limits = request.matrix().limits();
        Optional<ModelFamily> family = checkpoint.family(request.matrix());
        checkpoint.config().content().ifPresent(config -> {
            context(config, limits, findings);
            if (config.quantised() && family.filter(ModelFamily::quantized).isEmpty()) {
                quantized(limits, findings);
            }
            if (config.customCode()) {
                customCode(Checkpoint.CONFIG, findings);
            }
            if (family.filter(ModelFamily::laterLibrary).isEmpty()) {
                version(config, limits, findings);
            }
        });
        JsonNode tokenizer = checkpoint.tokenizerConfig().content().orElse(null);
        if (tokenizer != null && tokenizer.hasNonNull(AUTO_MAP)) {
            customCode(Checkpoint.TOKENIZER_CONFIG, findings);
        }
    }

    private static void context(ModelConfig config, CheckpointLimits limits, Findings findings) {
        config.maxPositionEmbeddings().ifPresent(length -> {
            if (length > limits.positionEmbeddings()) {
                findings.add(
                        FindingCode.CONTEXT_TOO_LONG,
                        Checkpoint.CONFIG,
                        "Its context length is " + length + " tokens, and " + limits.positionEmbeddings()
                                + " are the most that can be imported.",
                        "Write \"max_position_embeddings\": " + limits.positionEmbeddings()
                                + " if shorter prompts will do, and test the model with that.");
            }
        });
    }

    private static void quantized(CheckpointLimits limits, Findings findings) {
        findings.add(
                FindingCode.QUANTIZED,
                Checkpoint.CONFIG,
                "It has a quantization_config, and models of this family are not published quantised.",
                "Save the weights without quantisation, as one of " + String.join(", ", limits.dtypes())
                        + ", and remove quantization_config.");
    }

    private static void customCode(String file, Findings findings) {
        findings.add(
                FindingCode.CUSTOM_CODE,
                file,
                "It has an auto_map, by which code that lies beside the weights would be loaded.",
                "Make sure that the model and its tokenizer load without trust_remote_code, then remove auto_map.");
    }

    /** The library reads what its earlier versions wrote; of later ones it may not know what they write. */
    private static boolean isReadBy(String bedrock, String version) {
        Optional<LibraryVersion> reading = LibraryVersion.of(bedrock);
        Optional<LibraryVersion> written = LibraryVersion.of(version);
        return reading.isPresent() && written.isPresent()
                ? written.get().compareTo(reading.get()) <= 0
                : version.equals(bedrock);
    }

    private static void version(ModelConfig config, CheckpointLimits limits, Findings findings) {
        String bedrock = limits.transformersVersion();
        config.transformersVersion()
                .filter(version -> !isReadBy(bedrock, version))
                .ifPresent(version -> findings.add(
                        FindingCode.TRANSFORMERS_VERSION_DIFFERS,
                        Checkpoint.CONFIG,
                        "It was written by transformers " + Shown.value(version) + ", and Bedrock loads with " + bedrock
                                + ".",
                        "Save model and tokenizer again with transformers " + bedrock
                                + "; if you do not, mend the other findings, and test the imported model with care."));
    }
}
