package io.jenkins.plugins.bedrock.engine.model;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a checkpoint's {@code config.json} says, as far as an import depends on it, in all spellings of the families that
 * can be imported.
 *
 * <p>A multimodal configuration keeps what belongs to its language model in a nested {@code text_config}: that is looked
 * at where the root says nothing.
 *
 * @param architectures class names; empty if the file has none
 * @param modelType transformers' short name, for example {@code llama}
 * @param torchDtype of the weights, as transformers before 4.56 writes and reads it: {@code torch_dtype}
 * @param dtype of the weights, as later versions write it: {@code dtype}; older versions do not read that
 * @param maxPositionEmbeddings context length in tokens, also from {@code n_positions}
 * @param vocabularySize number of tokens
 * @param hiddenSize width of the embedding, also from {@code d_model} and {@code n_embd}
 * @param layers how many there are, also from {@code num_layers} and {@code n_layer}; with an encoder, those of the
 *     encoder
 * @param decoderLayers of a model with an encoder; if it does not say, as many as the encoder's
 * @param tieWordEmbeddings whether the output head is the embedding; no value if it does not say
 * @param transformersVersion by which the file was written
 * @param rope the rotary embedding, as transformers before version 5 writes and reads it
 * @param rope5 the rotary embedding, as transformers 5 writes it; older versions do not read that
 * @param quantised whether it has a {@code quantization_config}
 * @param customCode whether it has an {@code auto_map}, so that loading it would run code of its own
 * @param unusable why members are not of the type that the library reads, each a whole sentence, by their names; they
 *     count as absent
 */
public record ModelConfig(
        List<String> architectures,
        Optional<String> modelType,
        Optional<String> torchDtype,
        Optional<String> dtype,
        OptionalLong maxPositionEmbeddings,
        OptionalLong vocabularySize,
        OptionalLong hiddenSize,
        OptionalLong layers,
        OptionalLong decoderLayers,
        Optional<Boolean> tieWordEmbeddings,
        Optional<String> transformersVersion,
        RopeSettings rope,
        RopeSettings rope5,
        boolean quantised,
        boolean customCode,
        SortedMap<String, String> unusable) {

    /** In bytes; real ones have 1 to 20 kB. */
    public static final int LARGEST = 1 << 20;

    public ModelConfig {
        architectures = List.copyOf(architectures);
        unusable = Collections.unmodifiableSortedMap(new TreeMap<>(unusable));
    }

    /**
     * Reads the file.
     *
     * @param json in UTF-8, 1 MiB at most
     * @throws IOException with the reason, if it is not a JSON object
     */
    public static ModelConfig parse(byte[] json) throws IOException {
        if (json.length > LARGEST) {
            throw new IOException("it has " + json.length + " bytes, and more than " + LARGEST + " are not read");
        }
        return of(LastValueJson.of(json));
    }

    /** Takes what the file says. */
    public static ModelConfig of(LastValueJson json) {
        return of(new ConfigMembers(json.root()));
    }

    /** Of the weights, in either spelling. */
    public Optional<String> weightType() {
        return torchDtype.or(() -> dtype);
    }

    /** How the rotary embedding is stretched, in either spelling. */
    public Optional<RopeScaling> ropeScaling() {
        return rope.scaling().or(rope5::scaling);
    }

    private static ModelConfig of(ConfigMembers members) {
        return new ModelConfig(
                members.names("architectures"),
                members.text("model_type"),
                members.dtype("torch_dtype"),
                members.dtype("dtype"),
                members.count("max_position_embeddings", "n_positions"),
                members.count("vocab_size"),
                members.count("hidden_size", "d_model", "n_embd"),
                members.count("num_hidden_layers", "num_layers", "n_layer"),
                members.count("num_decoder_layers"),
                members.flag("tie_word_embeddings"),
                members.text("transformers_version"),
                RopeSettings.old(members),
                RopeSettings.of5(members),
                members.has("quantization_config"),
                members.has("auto_map"),
                members.unusable());
    }
}
