package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.Tensor;
import io.jenkins.plugins.bedrock.engine.model.TokenizerConfig;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Whether the model has a row for each token that the tokenizer may give it. */
final class AddedTokensCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        Optional<JsonNode> highest = checkpoint
                .tokenizerConfig()
                .content()
                .map(config -> config.path(TokenizerConfig.ADDED_TOKENS))
                .filter(JsonNode::isNumber);
        OptionalLong rows = rows(checkpoint, request);
        if (highest.isPresent() && rows.isPresent() && highest.get().longValue() >= rows.getAsLong()) {
            findings.add(
                    FindingCode.TOKEN_NOT_IN_MODEL,
                    Checkpoint.TOKENIZER_CONFIG,
                    "Its added_tokens_decoder goes up to ID " + highest.get().longValue() + ", but the model has rows"
                            + " for IDs up to " + (rows.getAsLong() - 1) + ".",
                    "If prompts may have such tokens, save the model again after resize_token_embeddings; else leave"
                            + " them out of the tokenizer.");
        }
    }

    /** As many as can be told; what a multimodal model does with tokens for images is not. */
    private static OptionalLong rows(Checkpoint checkpoint, InspectionRequest request) {
        if (checkpoint
                .family(request.matrix())
                .filter(family -> !family.multimodal())
                .isEmpty()) {
            return OptionalLong.empty();
        }
        LongStream said =
                checkpoint.config().content().stream().flatMapToLong(config -> config.vocabularySize().stream());
        LongStream seen = ConfiguredTensors.of(checkpoint, request.matrix()).stream()
                .flatMap(tensors -> tensors.layout().embeddings().stream()
                        .map(tensors.read()::get)
                        .flatMap(Stream::ofNullable))
                .map(Tensor::shape)
                .filter(shape -> !shape.isEmpty())
                .mapToLong(shape -> shape.get(0));
        return LongStream.concat(said, seen).max();
    }
}
