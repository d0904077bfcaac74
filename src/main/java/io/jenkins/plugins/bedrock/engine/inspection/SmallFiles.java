package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ParallelCalls;
import io.jenkins.plugins.bedrock.engine.model.ProvidedManifest;
import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import io.jenkins.plugins.bedrock.engine.model.TokenizerConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a checkpoint that are read whole.
 *
 * @param byKey what came of it
 */
record SmallFiles(Map<String, ReadFile<byte[]>> byKey) {

    /** In bytes; real ones have some kilobytes. */
    private static final int LARGEST_JSON = 1 << 20;

    private static final Map<String, Integer> LARGEST = Map.of(
            Checkpoint.CONFIG, ModelConfig.LARGEST,
            Checkpoint.GENERATION_CONFIG, LARGEST_JSON,
            Checkpoint.TOKENIZER_CONFIG, TokenizerConfig.LARGEST,
            Checkpoint.CHAT_TEMPLATE, LARGEST_JSON,
            Checkpoint.INDEX, ShardIndex.LARGEST);

    static SmallFiles read(ModelManifest manifest, FileReader files, ParallelCalls calls) throws InterruptedException {
        List<ModelObject> wanted =
                manifest.objects().stream().filter(SmallFiles::isRead).toList();
        List<ReadFile<byte[]>> read = calls.all(wanted, object -> files.read(manifest, object, largest(object)));
        Map<String, ReadFile<byte[]>> byKey = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            byKey.put(wanted.get(i).relativeKey(), read.get(i));
        }
        return new SmallFiles(byKey);
    }

    /** What one of them says. */
    <T> ReadFile<T> parsed(String key, ReadFile.Parser<byte[], T> parser) {
        return byKey.getOrDefault(key, ReadFile.without(ReadFile.State.MISSING, ""))
                .parsed(parser);
    }

    /** The keys of those in whose place a pointer of Git LFS lies. */
    SortedSet<String> pointers() {
        SortedSet<String> pointers = new TreeSet<>();
        byKey.forEach((key, file) -> {
            if (file.is(ReadFile.State.POINTER)) {
                pointers.add(key);
            }
        });
        return pointers;
    }

    /** A tokenizer has some megabytes and is not read, but a pointer in its place is so small that it can be. */
    private static boolean isRead(ModelObject object) {
        return LARGEST.containsKey(object.relativeKey())
                || ProvidedManifest.NAMES.contains(object.relativeKey())
                || TokenizerFiles.ALL.contains(object.relativeKey()) && object.size() <= GitLfs.LARGEST_POINTER;
    }

    private static int largest(ModelObject object) {
        return ProvidedManifest.NAMES.contains(object.relativeKey())
                ? ProvidedManifest.LARGEST
                : LARGEST.getOrDefault(object.relativeKey(), GitLfs.LARGEST_POINTER);
    }
}
