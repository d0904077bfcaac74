package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;

/**
 * What a checkpoint may be at most.
 *
 * @param textBytes sum of all weights of a text model
 * @param multimodalBytes sum of all weights of a multimodal model
 * @param positionEmbeddings context length in tokens
 * @param transformersVersion the version of the Hugging Face library that Bedrock loads with
 * @param dtypes of the weights, as {@code config.json} names them
 */
public record CheckpointLimits(
        long textBytes,
        long multimodalBytes,
        long positionEmbeddings,
        String transformersVersion,
        List<String> dtypes) {

    public CheckpointLimits {
        SupportMatrix.requirePositive("limits", Math.min(Math.min(textBytes, multimodalBytes), positionEmbeddings));
        dtypes = List.copyOf(dtypes);
    }

    /** The limit for the weights of a family, in bytes. */
    public long bytes(ModelFamily family) {
        return family.multimodal() ? multimodalBytes : textBytes;
    }
}
