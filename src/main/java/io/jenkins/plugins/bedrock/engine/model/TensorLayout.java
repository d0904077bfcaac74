package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;

/**
 * One way of naming a model's tensors.
 *
 * @param layers what the names of a layer's tensors begin with, up to its number; with an encoder, of the encoder's
 * @param decoderLayers likewise, of the decoder's layers; empty if there is no encoder
 * @param embeddings names of the embedding of tokens; under any of them, if it is tied to the others
 * @param outputHead name of the tensor from which tokens come
 */
public record TensorLayout(String layers, String decoderLayers, List<String> embeddings, String outputHead) {

    public TensorLayout {
        embeddings = List.copyOf(embeddings);
        if (layers.isEmpty() || embeddings.isEmpty() || outputHead.isEmpty()) {
            throw new IllegalArgumentException(
                    "a layout of tensors lacks the name of layers, embedding or output head");
        }
    }
}
