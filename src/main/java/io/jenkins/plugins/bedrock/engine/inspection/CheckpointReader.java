package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.LastValueJson;
import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ModelObjectReader;
import io.jenkins.plugins.bedrock.engine.model.ParallelCalls;
import io.jenkins.plugins.bedrock.engine.model.ProvidedManifest;
import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import io.jenkins.plugins.bedrock.engine.model.TokenizerConfig;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Reads what an inspection looks at: the small files whole, of the shards their headers; many at a time. */
final class CheckpointReader {

    private final ModelObjectReader objects;
    private final ParallelCalls calls;

    CheckpointReader(ModelObjectReader objects, ParallelCalls calls) {
        this.objects = objects;
        this.calls = calls;
    }

    /**
     * Reads a checkpoint; what may not be read is told of each file.
     *
     * @throws io.jenkins.plugins.bedrock.engine.aws.AwsProblem if S3 does not answer
     * @throws io.jenkins.plugins.bedrock.engine.model.ModelProblem if an object was replaced meanwhile
     */
    Checkpoint read(ModelManifest manifest, BucketFacts bucket) throws InterruptedException {
        SmallFiles small = SmallFiles.read(manifest, new FileReader(objects), calls);
        SortedMap<String, ShardReading> shards = shards(manifest);
        SortedSet<String> pointers = small.pointers();
        ReadFile<ShardIndex> index = small.parsed(Checkpoint.INDEX, ShardIndex::parse);
        SortedMap<String, SortedSet<String>> twice = new TreeMap<>();
        ReadFile<ModelConfig> config =
                json(small, Checkpoint.CONFIG, LastValueJson::of, twice).parsed(ModelConfig::of);
        LoadedWeights weights = LoadedWeights.of(
                manifest,
                index,
                shards,
                config.content().filter(ModelConfig::quantised).isPresent());
        weights.shards().entrySet().stream()
                .filter(shard -> shard.getValue().header().is(ReadFile.State.POINTER))
                .forEach(shard -> pointers.add(shard.getKey()));
        return new Checkpoint(
                manifest,
                bucket,
                config,
                json(small, Checkpoint.GENERATION_CONFIG, LastValueJson::of, twice)
                        .parsed(LastValueJson::root),
                json(small, Checkpoint.TOKENIZER_CONFIG, TokenizerConfig::parse, twice)
                        .parsed(LastValueJson::root),
                json(small, Checkpoint.CHAT_TEMPLATE, LastValueJson::of, twice).parsed(LastValueJson::root),
                index,
                sums(manifest, small),
                pointers,
                shards,
                weights,
                twice);
    }

    private SortedMap<String, ShardReading> shards(ModelManifest manifest) throws InterruptedException {
        ShardReader reader = new ShardReader(objects);
        List<ModelObject> wanted = manifest.objects().stream()
                .filter(object -> WeightFile.isShard(object.relativeKey()))
                .toList();
        List<ShardReading> read = calls.all(wanted, shard -> reader.read(manifest, shard));
        SortedMap<String, ShardReading> byKey = new TreeMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            byKey.put(wanted.get(i).relativeKey(), read.get(i));
        }
        return byKey;
    }

    private static SortedMap<String, ReadFile<ProvidedManifest>> sums(ModelManifest manifest, SmallFiles small) {
        SortedMap<String, ReadFile<ProvidedManifest>> sums = new TreeMap<>();
        ProvidedManifest.NAMES.stream()
                .filter(name -> manifest.object(name).isPresent())
                .forEach(name -> sums.put(name, small.parsed(name, ProvidedManifest::parse)));
        return sums;
    }

    private static ReadFile<LastValueJson> json(
            SmallFiles small,
            String key,
            ReadFile.Parser<byte[], LastValueJson> parser,
            SortedMap<String, SortedSet<String>> twice) {
        ReadFile<LastValueJson> file = small.parsed(key, parser);
        file.content()
                .map(LastValueJson::twice)
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> twice.put(key, names));
        return file;
    }
}
