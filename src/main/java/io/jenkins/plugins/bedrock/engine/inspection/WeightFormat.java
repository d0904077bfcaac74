package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In what form weights lie in a file, as far as its name tells. */
enum WeightFormat {
    /** An adapter (LoRA) that peft or MLX has written; in whatever format, it is no model. */
    ADAPTER("adapter_config\\.json|adapter_model.*|(\\d+_)?adapters\\.(safetensors|npz)"),
    /** What an import reads. */
    SAFETENSORS(".*\\.safetensors"),
    /** Pickled by PyTorch; files of a training's state have the same endings. */
    PICKLED("(?!training_args|optimizer|scheduler|scaler|rng_state|random_states|tokenizer|vocab|.*_optim_states)"
            + ".*\\.(bin|pt|pth|ckpt)"),
    /** What llama.cpp reads. */
    GGUF(".*\\.(gguf|ggml)"),
    /** Of TensorFlow, Flax, Rust and ONNX. */
    OTHER(".*\\.(h5|msgpack|ot|onnx|onnx_data)"),
    /** May hold a whole checkpoint. */
    ARCHIVE(".*\\.(tar|tar\\.(gz|bz2|xz|zst)|tgz|zip)");

    private final Pattern names;

    WeightFormat(String names) {
        this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** What such a file holds; no value if no weights, as of the files beginning with a dot in which macOS keeps attributes. */
    static Optional<WeightFormat> of(String relativeKey) {
        String name = relativeKey.substring(relativeKey.lastIndexOf('/') + 1);
        if (name.startsWith(".")) {
            return Optional.empty();
        }
        return Stream.of(values())
                .filter(format -> format.names.matcher(name).matches())
                .findFirst();
    }
}
