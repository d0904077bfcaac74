package io.jenkins.plugins.bedrock.engine;

import java.nio.file.Path;

/** Checkpoints that the Hugging Face libraries have written. */
public final class Checkpoints {

    /** Ready to import: five shards of some 50 KB. */
    public static final Path LLAMA_TINY = Path.of("src", "test", "resources", "checkpoints", "llama-tiny");

    /**
     * The same as transformers 5 writes it, which is not ready to import: the files that differ; weights, tokenizer.json
     * and generation_config.json are the same.
     */
    public static final Path LLAMA_TINY_TRANSFORMERS_5 =
            Path.of("src", "test", "resources", "checkpoints", "llama-tiny-transformers5");

    /** Of 141 GB: configuration, index, the heads of 30 shards, and how large each shard is; no weights, no tokenizer. */
    public static final Path LLAMA_70B_HEADS = Path.of("src", "test", "resources", "checkpoints", "llama-70b-heads");

    private Checkpoints() {}
}
