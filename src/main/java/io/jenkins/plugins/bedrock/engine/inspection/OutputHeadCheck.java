package io.jenkins.plugins.bedrock.engine.inspection;

/** Whether the output head is there where it must be, and of the size that {@code config.json} says. */
final class OutputHeadCheck implements TensorCheck {

    @Override
    public void look(ConfiguredTensors tensors, Findings findings) {
        if (tensors.isTied()) {
            lookAtTied(tensors, findings);
        } else {
            lookAtOwn(tensors, findings);
        }
    }

    private static void lookAtTied(ConfiguredTensors tensors, Findings findings) {
        if (tensors.read().containsKey(tensors.layout().outputHead()) && tensors.hasEmbedding()) {
            findings.add(
                    FindingCode.OUTPUT_HEAD_NOT_LOADED,
                    tensors.layout().outputHead(),
                    "The weights have an output head of their own, but it is tied to the embedding ("
                            + (tensors.config().tieWordEmbeddings().isPresent()
                                    ? "config.json says tie_word_embeddings"
                                    : "config.json does not say otherwise")
                            + ").",
                    "If the head was trained apart from the embedding, write \"tie_word_embeddings\": false into"
                            + " config.json; else nothing needs to be done.");
        }
    }

    private static void lookAtOwn(ConfiguredTensors tensors, Findings findings) {
        String name = tensors.layout().outputHead();
        if (!tensors.hasOutputHead()) {
            findings.add(
                    FindingCode.OUTPUT_HEAD_MISSING,
                    name,
                    "No tensor is called " + name + ", and it is not tied to the embedding ("
                            + (tensors.config().tieWordEmbeddings().isPresent()
                                    ? "config.json says so"
                                    : "config.json does not say otherwise")
                            + "): the library would begin with a random one.",
                    "Upload all shards of the model; if embedding and output head are one, write"
                            + " \"tie_word_embeddings\": true into config.json.");
        }
        VocabularyShape shape = VocabularyShape.ofOutputHead(tensors);
        tensors.plain(name)
                .filter(tensor -> !shape.fits(tensor))
                .ifPresent(tensor -> findings.add(
                        FindingCode.OUTPUT_HEAD_SHAPE_DIFFERS, name, shape.difference(tensor), VocabularyShape.MEND));
    }
}
