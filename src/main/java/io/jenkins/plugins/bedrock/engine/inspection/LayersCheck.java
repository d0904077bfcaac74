package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Whether there are just the layers of which {@code config.json} speaks. */
final class LayersCheck implements TensorCheck {

    private static final int NAMED = 5;

    @Override
    public void look(ConfiguredTensors tensors, Findings findings) {
        compare(tensors, tensors.layout().layers(), tensors.config().layers(), findings);
        if (!tensors.layout().decoderLayers().isEmpty()) {
            OptionalLong decoder = tensors.config().decoderLayers();
            compare(
                    tensors,
                    tensors.layout().decoderLayers(),
                    decoder.isPresent() ? decoder : tensors.config().layers(),
                    findings);
        }
    }

    private static void compare(ConfiguredTensors tensors, String prefix, OptionalLong said, Findings findings) {
        if (said.isEmpty()) {
            return;
        }
        long number = said.getAsLong();
        Layers layers = Layers.beginningWith(prefix, tensors.names());
        long there = layers.byNumber().keySet().stream().filter(n -> n < number).count();
        if (there < number) {
            findings.add(
                    FindingCode.LAYER_MISSING,
                    prefix + "*",
                    "There should be " + number + " layers as config.json says, but " + (number - there)
                            + " are not among the tensors: " + missing(layers, number)
                            + (number - there > NAMED ? " and more" : "") + "."
                            + (there == 0 ? " The tensors have other names: " + Shown.some(tensors.names()) + "." : ""),
                    "Upload all shards of the model, written by save_pretrained; or correct the number of layers in"
                            + " config.json.");
        }
        List<String> further = layers.byNumber().keySet().stream()
                .filter(n -> n >= number)
                .map(layers::name)
                .toList();
        if (!further.isEmpty()) {
            findings.add(
                    FindingCode.LAYER_NOT_IN_CONFIG,
                    Checkpoint.CONFIG,
                    "It says that there are " + number + " layers, but there are more among the tensors: "
                            + Shown.some(further) + ".",
                    "Upload the config.json that belongs to these weights.");
        }
    }

    private static String missing(Layers layers, long number) {
        List<Long> missing = new ArrayList<>();
        for (long n = 0; n < number && missing.size() < NAMED; n++) {
            if (n > Integer.MAX_VALUE || !layers.byNumber().containsKey((int) n)) {
                missing.add(n);
            }
        }
        return missing.stream().map(layers::name).collect(Collectors.joining(", "));
    }
}
