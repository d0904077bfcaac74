package io.jenkins.plugins.bedrock.engine.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ModelObjectReader;
import io.jenkins.plugins.bedrock.engine.model.ParallelCalls;
import io.jenkins.plugins.bedrock.engine.model.ProvidedManifest;
import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import io.jenkins.plugins.bedrock.engine.model.StrictJson;
import java.io.IOException;
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
        ReadFile<ModelConfig> config = small.parsed(Checkpoint.CONFIG, ModelConfig::parse);
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
                small.parsed(Checkpoint.GENERATION_CONFIG, CheckpointReader::object),
                small.parsed(Checkpoint.TOKENIZER_CONFIG, CheckpointReader::object),
                small.parsed(Checkpoint.CHAT_TEMPLATE, CheckpointReader::object),
                index,
                sums(manifest, small),
                pointers,
                shards,
                weights);
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

    private static JsonNode object(byte[] json) throws IOException {
        JsonNode root = new StrictJson().read(json);
        if (!root.isObject()) {
            throw new IOException("it is not a JSON object");
        }
        return root;
    }
}
