package io.jenkins.plugins.bedrock.engine.model;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code model.safetensors.index.json} says: in which shard each tensor lies.
 *
 * @param shards the name of a file by the name of a tensor; at least one
 * @param metadata what it says besides; no value if it has no {@code metadata}
 */
public record ShardIndex(SortedMap<String, String> shards, Optional<IndexMetadata> metadata) {

    /** In bytes; a model of 128 experts and 100 layers has 8 MB. */
    public static final int LARGEST = 16 << 20;

    /** How many tensors it may name; a model of 128 experts and 100 layers has 50,000. */
    public static final int MOST_TENSORS = 250_000;

    public ShardIndex {
        shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
    }

    /**
     * Reads the file.
     *
     * @throws IOException with the reason, if it is not such a file, or has more than anybody writes
     */
    public static ShardIndex parse(byte[] json) throws IOException {
        if (json.length > LARGEST) {
            throw new IOException("it has " + json.length + " bytes, and more than " + LARGEST + " are not read");
        }
        return IndexJson.parse(json);
    }

    /** The names of all files. */
    public SortedSet<String> files() {
        return new TreeSet<>(shards.values());
    }
}
