package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;

/**
 * What the library calls the tensors of a family's models, as far as an inspection compares them with
 * {@code config.json}.
 *
 * @param layouts in which they are written, the usual one first; empty if nothing is known of them
 * @param tiedByDefault whether the output head is the embedding where {@code config.json} does not say
 * @param furtherEmbeddingRows how many rows the embedding has beyond the vocabulary, for example for the image token of
 *     Mllama
 * @param kindsOfLayers what comes in the names of those tensors by which layers of one kind differ from those of another
 * @param laterLibrary which layouts, by their {@code layers}, are not known to the version of the library that
 *     {@link CheckpointLimits} names, but to later ones
 */
public record TensorNames(
        List<TensorLayout> layouts,
        boolean tiedByDefault,
        long furtherEmbeddingRows,
        List<String> kindsOfLayers,
        List<String> laterLibrary) {

    public TensorNames {
        layouts = List.copyOf(layouts);
        kindsOfLayers = List.copyOf(kindsOfLayers);
        laterLibrary = List.copyOf(laterLibrary);
    }
}
