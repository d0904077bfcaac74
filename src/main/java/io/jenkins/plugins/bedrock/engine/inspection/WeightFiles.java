package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All files that hold weights, or may.
 *
 * @param keys relative keys, in the order of the manifest
 */
record WeightFiles(List<String> keys) {

    private static final Set<WeightFormat> OF_MODELS =
            Set.of(WeightFormat.SAFETENSORS, WeightFormat.PICKLED, WeightFormat.GGUF, WeightFormat.OTHER);

    static WeightFiles of(ModelManifest manifest) {
        return new WeightFiles(manifest.objects().stream()
                .map(ModelObject::relativeKey)
                .filter(key -> WeightFormat.of(key).isPresent())
                .toList());
    }

    /** Those of a format at the root of the prefix. */
    List<String> atRoot(WeightFormat format) {
        return keys.stream()
                .filter(WeightFile::isAtRoot)
                .filter(key -> is(key, format))
                .toList();
    }

    /** Those of adapters, wherever they lie. */
    List<String> adapters() {
        return keys.stream().filter(key -> is(key, WeightFormat.ADAPTER)).toList();
    }

    /** Weights of models that lie in folders, by the folder with its slash. */
    SortedMap<String, List<String>> inFolders() {
        return keys.stream()
                .filter(key -> !WeightFile.isAtRoot(key))
                .filter(key -> WeightFormat.of(key).filter(OF_MODELS::contains).isPresent())
                .collect(Collectors.groupingBy(
                        key -> key.substring(0, key.lastIndexOf('/') + 1), TreeMap::new, Collectors.toList()));
    }

    /** The folder in which a whole checkpoint seems to lie: the highest with a config.json and safetensors. */
    Optional<String> checkpointFolder(ModelManifest manifest) {
        List<String> folders = new ArrayList<>();
        for (Map.Entry<String, List<String>> folder : inFolders().entrySet()) {
            boolean safetensors = folder.getValue().stream().anyMatch(key -> is(key, WeightFormat.SAFETENSORS));
            if (safetensors
                    && manifest.object(folder.getKey() + Checkpoint.CONFIG).isPresent()) {
                folders.add(folder.getKey());
            }
        }
        return folders.stream().min((a, b) -> Long.compare(depth(a), depth(b)));
    }

    private static long depth(String folder) {
        return folder.chars().filter(c -> c == '/').count();
    }

    private static boolean is(String key, WeightFormat format) {
        return WeightFormat.of(key).filter(format::equals).isPresent();
    }
}
