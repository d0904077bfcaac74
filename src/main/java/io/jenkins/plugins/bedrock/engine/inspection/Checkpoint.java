package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ProvidedManifest;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsHeader;
import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A checkpoint as far as it was read: what lies there, the small files, the headers of the shards.
 *
 * @param sums what came of reading the files in which research says the SHA-256 of others, by relative key
 * @param pointers relative keys of the files in whose place a pointer of Git LFS lies
 * @param shards by relative key; every {@code *.safetensors} at the root of the prefix but adapters
 * @param weights what is loaded of them
 * @param twice names that come twice in an object of a file, by the file's relative key
 */
record Checkpoint(
        ModelManifest manifest,
        BucketFacts bucket,
        ReadFile<ModelConfig> config,
        ReadFile<JsonNode> generationConfig,
        ReadFile<JsonNode> tokenizerConfig,
        ReadFile<JsonNode> chatTemplate,
        ReadFile<ShardIndex> index,
        SortedMap<String, ReadFile<ProvidedManifest>> sums,
        SortedSet<String> pointers,
        SortedMap<String, ShardReading> shards,
        LoadedWeights weights,
        SortedMap<String, SortedSet<String>> twice) {

    static final String CONFIG = "config.json";
    static final String GENERATION_CONFIG = "generation_config.json";
    static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    static final String CHAT_TEMPLATE = "chat_template.json";
    static final String CHAT_TEMPLATE_FILE = "chat_template.jinja";
    static final String CHAT_TEMPLATE_FOLDER = "additional_chat_templates/";
    static final String INDEX = "model.safetensors.index.json";

    Checkpoint {
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
        pointers = Collections.unmodifiableSortedSet(new TreeSet<>(pointers));
        shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
        twice = Collections.unmodifiableSortedMap(new TreeMap<>(twice));
    }

    /** Whether there is such an object. */
    boolean has(String relativeKey) {
        return manifest.object(relativeKey).isPresent();
    }

    /** The class that loads it, which decides what it may be; of several the first. */
    Optional<String> architecture() {
        return config.content().flatMap(read -> read.architectures().stream().findFirst());
    }

    /** What is so for its family; no value if that cannot be imported, or is not known. */
    Optional<ModelFamily> family(SupportMatrix matrix) {
        return architecture().flatMap(matrix::family).map(matrix.families()::get);
    }

    /**
     * The end of a mend: to save again what was saved by another library than the one that loads it. That is no mend for
     * a family that this library does not know: then it is empty.
     */
    String savedAgain(SupportMatrix matrix, String what) {
        return family(matrix).filter(ModelFamily::laterLibrary).isPresent()
                ? ""
                : "; or save " + what + " again with transformers "
                        + matrix.limits().transformersVersion();
    }

    /** The shards that are loaded, by relative key. */
    SortedMap<String, ShardReading> loaded() {
        return weights.shards();
    }

    /** The headers of loaded shards that were read, by relative key. */
    SortedMap<String, SafetensorsHeader> headers() {
        return weights.headers();
    }

    /** Whether there are loaded shards, and all their headers were read, so that what is in none of them is missing. */
    boolean isWhole() {
        return !loaded().isEmpty()
                && loaded().values().stream().allMatch(shard -> shard.header().is(ReadFile.State.READ));
    }
}
