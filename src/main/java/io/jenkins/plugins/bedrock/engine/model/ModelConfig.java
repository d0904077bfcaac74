package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a checkpoint's {@code config.json} says, as far as an import depends on it.
 *
 * <p>A multimodal configuration keeps what belongs to its language model in a nested {@code text_config}: that is looked
 * at where the root says nothing.
 *
 * @param architectures class names; empty if the file has none
 * @param modelType transformers' short name, for example {@code llama}
 * @param torchDtype of the weights, as transformers before version 5 writes and reads it: {@code torch_dtype}
 * @param dtype of the weights, as transformers 5 writes it: {@code dtype}; older versions do not read that
 * @param maxPositionEmbeddings context length in tokens, also from {@code n_positions}
 * @param vocabularySize number of tokens
 * @param transformersVersion by which the file was written
 * @param ropeScaling rotary embedding's scaling, also from {@code rope_parameters} of transformers 5
 * @param quantised whether it has a {@code quantization_config}
 * @param customCode whether it has an {@code auto_map}, so that loading it would run code of its own
 */
public record ModelConfig(
        List<String> architectures,
        Optional<String> modelType,
        Optional<String> torchDtype,
        Optional<String> dtype,
        OptionalLong maxPositionEmbeddings,
        OptionalLong vocabularySize,
        Optional<String> transformersVersion,
        Optional<RopeScaling> ropeScaling,
        boolean quantised,
        boolean customCode) {

    /** In bytes; real ones have 1 to 20 kB. */
    public static final int LARGEST = 1 << 20;

    private static final String TEXT_CONFIG = "text_config";

    public ModelConfig {
        architectures = List.copyOf(architectures);
        if (torchDtype.isPresent() && dtype.isPresent() && !torchDtype.equals(dtype)) {
            throw unusable(
                    "torch_dtype says " + torchDtype.get() + ", but dtype says " + dtype.get() + ": it must be one",
                    null);
        }
    }

    /**
     * Reads the file.
     *
     * @param json in UTF-8, 1 MiB at most
     * @throws ModelProblem if it is not such a file: not JSON, a key twice, a value of another type
     */
    public static ModelConfig parse(byte[] json) {
        if (json.length > LARGEST) {
            throw unusable("it has " + json.length + " bytes, and more than " + LARGEST + " are not read", null);
        }
        try {
            return of(new StrictJson().read(json));
        } catch (IOException e) {
            throw unusable(e.getMessage(), e);
        }
    }

    /** Of the weights, in either spelling. */
    public Optional<String> weightType() {
        return torchDtype.or(() -> dtype);
    }

    private static ModelConfig of(JsonNode root) {
        if (!root.isObject()) {
            throw unusable("it is not a JSON object", null);
        }
        return new ModelConfig(
                names(root.path("architectures")),
                text(root, "model_type"),
                textAnywhere(root, "torch_dtype"),
                textAnywhere(root, "dtype"),
                numberAnywhere(root, "max_position_embeddings", "n_positions"),
                numberAnywhere(root, "vocab_size"),
                text(root, "transformers_version"),
                RopeScaling.of(root).or(() -> RopeScaling.of(root.path(TEXT_CONFIG))),
                root.hasNonNull("quantization_config"),
                root.hasNonNull("auto_map"));
    }

    private static List<String> names(JsonNode architectures) {
        if (isAbsent(architectures)) {
            return List.of();
        }
        if (!architectures.isArray()) {
            throw unusable("architectures is not a list", null);
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : architectures) {
            if (!name.isTextual()) {
                throw unusable("architectures is not a list of strings", null);
            }
            names.add(name.textValue());
        }
        return names;
    }

    private static Optional<String> textAnywhere(JsonNode root, String member) {
        return text(root, member).or(() -> text(root.path(TEXT_CONFIG), member));
    }

    private static Optional<String> text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw unusable(member + " is not a string", null);
        }
        return Optional.of(value.textValue());
    }

    private static OptionalLong numberAnywhere(JsonNode root, String... members) {
        for (JsonNode object : List.of(root, root.path(TEXT_CONFIG))) {
            for (String member : members) {
                JsonNode value = object.path(member);
                if (!isAbsent(value)) {
                    return OptionalLong.of(positive(member, value));
                }
            }
        }
        return OptionalLong.empty();
    }

    private static long positive(String member, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw unusable(member + " is not a whole number of 1 or more", null);
        }
        return value.longValue();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static ModelProblem unusable(String reason, Exception cause) {
        return new ModelProblem(
                "The model's config.json cannot be used: " + reason
                        + ". Write it again with save_pretrained, or upload it again.",
                cause);
    }
}
