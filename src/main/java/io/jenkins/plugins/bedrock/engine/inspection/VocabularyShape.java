package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.Tensor;
import java.util.OptionalLong;

/**
 * The shape that a tensor with a row for each token must have.
 *
 * @param rows no value if {@code config.json} does not say
 * @param columns likewise
 */
record VocabularyShape(OptionalLong rows, OptionalLong columns) {

    static final String MEND =
            "Upload the config.json that belongs to these weights; if tokens were added to the model,"
                    + " save it again after resize_token_embeddings, which sets vocab_size.";

    static VocabularyShape ofEmbedding(ConfiguredTensors tensors) {
        OptionalLong tokens = tensors.config().vocabularySize();
        long further = tensors.family().tensors().furtherEmbeddingRows();
        return new VocabularyShape(
                tokens.isPresent() ? OptionalLong.of(tokens.getAsLong() + further) : tokens,
                tensors.config().hiddenSize());
    }

    static VocabularyShape ofOutputHead(ConfiguredTensors tensors) {
        return new VocabularyShape(
                tensors.config().vocabularySize(), tensors.config().hiddenSize());
    }

    boolean fits(Tensor tensor) {
        return tensor.shape().size() == 2
                && rows.orElse(tensor.shape().get(0)) == tensor.shape().get(0)
                && columns.orElse(tensor.shape().get(1)) == tensor.shape().get(1);
    }

    String difference(Tensor tensor) {
        return "Its shape is " + Shown.value(tensor.shape().toString()) + ", but from vocab_size and the hidden size of"
                + " config.json it follows that it is [" + said(rows) + ", " + said(columns) + "].";
    }

    private static String said(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "any";
    }
}
