package io.jenkins.plugins.bedrock.engine.inspection;

/**
 * Whether the embedding is there, and of the size that {@code config.json} says. The library refuses another size
 * ("size mismatch"), also one with more rows than the vocabulary.
 */
final class EmbeddingCheck implements TensorCheck {

    @Override
    public void look(ConfiguredTensors tensors, Findings findings) {
        if (tensors.hasEmbedding()) {
            compare(tensors, findings);
        } else if (!tensors.isTied() || !tensors.hasOutputHead()) {
            findings.add(
                    FindingCode.EMBEDDING_MISSING,
                    tensors.layout().embeddings().get(0),
                    "No tensor is called "
                            + String.join(" or ", tensors.layout().embeddings()) + ".",
                    "Upload all shards of the model, written by save_pretrained.");
        }
    }

    private static void compare(ConfiguredTensors tensors, Findings findings) {
        VocabularyShape shape = VocabularyShape.ofEmbedding(tensors);
        for (String name : tensors.layout().embeddings()) {
            tensors.plain(name)
                    .filter(tensor -> !shape.fits(tensor))
                    .ifPresent(tensor -> findings.add(
                            FindingCode.EMBEDDING_SHAPE_DIFFERS, name, shape.difference(tensor), VocabularyShape.MEND));
        }
    }
}
