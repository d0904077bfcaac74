package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsHeader;
import io.jenkins.plugins.bedrock.engine.model.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How large a model is.
 *
 * @param parameters elements of all tensors, as far as headers could be read; no value if weights are quantised, as their
 *     elements are not parameters
 * @param weightBytes sum of the sizes of all shards that are loaded, in bytes
 * @param shards how many files are loaded
 * @param bytesByType sizes of all tensors by element type, for example {@code BF16}
 */
public record ModelFigures(OptionalLong parameters, long weightBytes, int shards, SortedMap<String, Long> bytesByType) {

    public ModelFigures {
        bytesByType = Collections.unmodifiableSortedMap(new TreeMap<>(bytesByType));
    }

    static ModelFigures of(
            ModelManifest manifest, boolean quantised, Set<String> loaded, Collection<SafetensorsHeader> headers) {
        long parameters = 0;
        SortedMap<String, Long> bytesByType = new TreeMap<>();
        for (SafetensorsHeader header : headers) {
            for (Tensor tensor : header.tensors()) {
                parameters += tensor.size() * Byte.SIZE / tensor.type().bits();
                bytesByType.merge(tensor.type().name(), tensor.size(), Long::sum);
            }
        }
        long weightBytes = manifest.objects().stream()
                .filter(object -> loaded.contains(object.relativeKey()))
                .mapToLong(ModelObject::size)
                .sum();
        return new ModelFigures(
                quantised || PackedTensors.first(headers).isPresent()
                        ? OptionalLong.empty()
                        : OptionalLong.of(parameters),
                weightBytes,
                loaded.size(),
                bytesByType);
    }
}
