package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether each layer has the tensors that the others of its kind have. Those that at least half of them have are
 * expected. Quantised checkpoints are left out: they may keep some layers as they were.
 */
final class LayersAlikeCheck implements TensorCheck {

    @Override
    public void look(ConfiguredTensors tensors, Findings findings) {
        if (!tensors.config().quantised()) {
            Stream.of(tensors.layout().layers(), tensors.layout().decoderLayers())
                    .filter(Predicate.not(String::isEmpty))
                    .map(prefix -> Layers.beginningWith(prefix, tensors.names()))
                    .forEach(layers ->
                            compareKinds(layers, tensors.family().tensors().kindsOfLayers(), findings));
        }
    }

    private static void compareKinds(Layers layers, List<String> kinds, Findings findings) {
        Map<Set<String>, List<Integer>> byKind = layers.byNumber().keySet().stream()
                .collect(Collectors.groupingBy(number -> kind(layers.byNumber().get(number), kinds)));
        byKind.values().forEach(alike -> compare(layers, alike, findings));
    }

    private static Set<String> kind(Set<String> tensors, List<String> kinds) {
        return kinds.stream()
                .filter(kind -> tensors.stream().anyMatch(tensor -> tensor.contains(kind)))
                .collect(Collectors.toSet());
    }

    private static void compare(Layers layers, List<Integer> alike, Findings findings) {
        Map<String, Integer> counts = new HashMap<>();
        alike.forEach(number -> layers.byNumber().get(number).stream()
                .filter(tensor -> !Buffers.isBuffer(layers.name(number) + "." + tensor))
                .forEach(tensor -> counts.merge(tensor, 1, Integer::sum)));
        SortedSet<String> expected = new TreeSet<>();
        counts.forEach((tensor, count) -> {
            if (2 * count >= alike.size()) {
                expected.add(tensor);
            }
        });
        for (int number : alike) {
            SortedSet<String> missing = new TreeSet<>(expected);
            missing.removeAll(layers.byNumber().get(number));
            if (!missing.isEmpty()) {
                findings.add(
                        FindingCode.LAYER_INCOMPLETE,
                        layers.name(number),
                        "This layer lacks tensors that the others have: " + Shown.some(missing) + ".",
                        "Write the model again with save_pretrained; training code that saves parts of a model may leave"
                                + " some out.");
            }
        }
    }
}
