package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsHeader;
import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The weights that the library loads.
 *
 * @param shards by relative key
 * @param headers of those that were read, by relative key
 * @param indexLeftOver whether there is an index, but what it names is not: a single file is
 */
record LoadedWeights(
        SortedMap<String, ShardReading> shards,
        SortedMap<String, SafetensorsHeader> headers,
        ModelFigures figures,
        boolean indexLeftOver) {

    LoadedWeights {
        shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /**
     * Those that the index names; the single file if it is there and there is no index, or nothing of what the index
     * names, as the library prefers it.
     *
     * @param all that lie there
     * @param quantised whether {@code config.json} says that they are
     */
    static LoadedWeights of(
            ModelManifest manifest,
            ReadFile<ShardIndex> index,
            SortedMap<String, ShardReading> all,
            boolean quantised) {
        SortedMap<String, ShardReading> shards = new TreeMap<>(all);
        boolean single = shards.containsKey(WeightFile.SINGLE);
        boolean leftOver = false;
        if (index.content().isPresent()) {
            shards.keySet().retainAll(index.content().get().files());
            leftOver = shards.isEmpty() && single;
        }
        if (leftOver || single && index.is(ReadFile.State.MISSING)) {
            shards.clear();
            shards.put(WeightFile.SINGLE, all.get(WeightFile.SINGLE));
        }
        SortedMap<String, SafetensorsHeader> headers = new TreeMap<>();
        shards.forEach((key, shard) -> shard.header().content().ifPresent(header -> headers.put(key, header)));
        return new LoadedWeights(
                shards, headers, ModelFigures.of(manifest, quantised, shards.keySet(), headers.values()), leftOver);
    }
}
