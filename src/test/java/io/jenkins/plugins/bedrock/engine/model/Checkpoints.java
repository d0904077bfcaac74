package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Real checkpoints as files of the tests. */
final class Checkpoints {

    /** The whole file has 33,672 bytes. */
    static final String TINY_SHARD = "llama-tiny/model-00004-of-00005.safetensors";

    static final long TINY_SHARD_SIZE = 33_672;

    private static final int TINY_HEAD = 520;

    private Checkpoints() {}

    /** A file, for example {@code llama-tiny/config.json}. */
    static byte[] file(String path) {
        try (InputStream in = Checkpoints.class.getResourceAsStream("/checkpoints/" + path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header of a shard, with the 8 bytes before it; of the large checkpoint there is nothing else. */
    static byte[] head(String shard) {
        return shard.equals(TINY_SHARD) ? Arrays.copyOf(file(shard), TINY_HEAD) : file(shard + ".head");
    }

    /** The names of the 30 shards of a 141 GB checkpoint. */
    static List<String> shards70b() {
        return IntStream.rangeClosed(1, 30)
                .mapToObj(number -> String.format("model-%05d-of-00030.safetensors", number))
                .toList();
    }

    /** The size of one of those shards, in bytes. */
    static long size70b(String shard) {
        try {
            JsonNode sizes = new ObjectMapper().readTree(file("llama-70b-heads/object-sizes.json"));
            return sizes.path(shard).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
