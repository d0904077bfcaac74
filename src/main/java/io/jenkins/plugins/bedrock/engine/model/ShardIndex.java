package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code model.safetensors.index.json} says: in which shard each tensor lies.
 *
 * @param shards the name of a file by the name of a tensor
 * @param metadata the members of {@code metadata} as JSON; no value if the file has none
 */
public record ShardIndex(SortedMap<String, String> shards, Optional<JsonNode> metadata) {

    /** In bytes; a model of 128 experts and 100 layers has 8 MB. */
    public static final int LARGEST = 16 << 20;

    public ShardIndex {
        shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
    }

    /**
     * Reads the file.
     *
     * @throws IOException with the reason, if it is not such a file
     */
    public static ShardIndex parse(byte[] json) throws IOException {
        JsonNode root = new StrictJson().read(json);
        SortedMap<String, String> shards = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("weight_map").properties()) {
            shards.put(entry.getKey(), entry.getValue().asText());
        }
        return new ShardIndex(shards, Optional.ofNullable(root.get("metadata")));
    }
}
