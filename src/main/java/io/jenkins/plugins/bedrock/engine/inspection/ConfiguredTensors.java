package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import io.jenkins.plugins.bedrock.engine.model.Tensor;
import io.jenkins.plugins.bedrock.engine.model.TensorLayout;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All tensors of a model beside what {@code config.json} says of them.
 *
 * @param names of the tensors that lie there, and of those that the index names: if one of them does not lie where the
 *     index says, that is told already
 * @param read what the headers say of the tensors that lie there, by name
 */
record ConfiguredTensors(
        ModelConfig config,
        ModelFamily family,
        TensorLayout layout,
        SortedSet<String> names,
        Map<String, Tensor> read) {

    private static final Set<String> FLOATS = Set.of("F16", "BF16", "F32", "F64");

    /** No value unless the configuration and all headers were read, and the names of the family's tensors are known. */
    static Optional<ConfiguredTensors> of(Checkpoint checkpoint, SupportMatrix matrix) {
        Optional<ModelConfig> config = checkpoint.config().content();
        Optional<ModelFamily> family = checkpoint
                .architecture()
                .filter(matrix::knowsTensorsOf)
                .flatMap(matrix::family)
                .map(matrix.families()::get)
                .filter(known -> !known.tensors().layouts().isEmpty());
        if (family.isEmpty() || !checkpoint.isWhole()) {
            return Optional.empty();
        }
        Map<String, Tensor> read = new HashMap<>();
        checkpoint
                .headers()
                .values()
                .forEach(header -> header.tensors().forEach(tensor -> read.put(tensor.name(), tensor)));
        SortedSet<String> names = new TreeSet<>(read.keySet());
        checkpoint
                .headers()
                .values()
                .forEach(header -> names.addAll(header.aliases().keySet()));
        checkpoint
                .index()
                .content()
                .ifPresent(index -> names.addAll(index.shards().keySet()));
        return Optional.of(
                new ConfiguredTensors(config.get(), family.get(), likeliest(family.get(), names), names, read));
    }

    /** Whether output head and embedding are one. */
    boolean isTied() {
        return config.tieWordEmbeddings().orElse(family.tensors().tiedByDefault());
    }

    /** Whether any tensor is called as the likeliest layout says. */
    boolean hasKnownNames() {
        return hasEmbedding()
                || hasOutputHead()
                || !Layers.beginningWith(layout.layers(), names).byNumber().isEmpty();
    }

    /** Whether the version of the library that Bedrock loads with does not know these names. */
    boolean isOfLaterLibrary() {
        return !family.laterLibrary() && family.tensors().laterLibrary().contains(layout.layers());
    }

    boolean hasEmbedding() {
        return layout.embeddings().stream().anyMatch(names::contains);
    }

    boolean hasOutputHead() {
        return names.contains(layout.outputHead());
    }

    /** A tensor whose shape is that of the numbers in it, which those of quantised ones are not. */
    Optional<Tensor> plain(String name) {
        return Optional.ofNullable(read.get(name))
                .filter(tensor -> FLOATS.contains(tensor.type().name()));
    }

    private static TensorLayout likeliest(ModelFamily family, SortedSet<String> names) {
        return family.tensors().layouts().stream()
                .max(Comparator.comparingInt(layout ->
                        Layers.beginningWith(layout.layers(), names).byNumber().size()))
                .orElseThrow();
    }
}
