package io.jenkins.plugins.bedrock.engine;

import java.nio.file.Path;

/** Checkpoints that the Hugging Face libraries have written. */
public final class Checkpoints {

    /** Ready to import: five shards of some 50 KB. */
    public static final Path LLAMA_TINY = Path.of("src", "test", "resources", "checkpoints", "llama-tiny");

    private Checkpoints() {}
}
