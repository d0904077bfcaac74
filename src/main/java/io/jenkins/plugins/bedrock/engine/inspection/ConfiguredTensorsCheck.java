package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.List;

/**
 * Looks at the tensors of a model whose names are known. Those under other names altogether are told once, not of each
 * layer; those of an adapter are told elsewhere.
 */
final class ConfiguredTensorsCheck implements Check {

    private static final List<TensorCheck> CHECKS =
            List.of(new LayersCheck(), new LayersAlikeCheck(), new EmbeddingCheck(), new OutputHeadCheck());

    private static final List<String> WRAPPERS = List.of("_orig_mod.", "module.");

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        ConfiguredTensors.of(checkpoint, request.matrix()).ifPresent(tensors -> {
            if (tensors.names().stream().anyMatch(UnmergedAdapterCheck::isOfAdapter)) {
                return;
            }
            if (!tensors.hasKnownNames()) {
                tellUnknown(tensors, findings);
                return;
            }
            CHECKS.forEach(check -> check.look(tensors, findings));
            if (tensors.isOfLaterLibrary()) {
                tellLater(tensors, request.matrix().limits().transformersVersion(), findings);
            }
        });
    }

    private static void tellUnknown(ConfiguredTensors tensors, Findings findings) {
        String first = tensors.names().first();
        findings.add(
                FindingCode.TENSOR_NAMES_UNKNOWN,
                first,
                "No tensor has a name that the architecture has, such as "
                        + tensors.layout().layers() + "0.* or "
                        + tensors.layout().embeddings().get(0) + ". They are called "
                        + Shown.some(tensors.names()) + ".",
                mend(first));
    }

    private static String mend(String name) {
        if (name.startsWith("base_model.")) {
            return "Merge the adapter into its base model (merge_and_unload of peft), and write the result with"
                    + " save_pretrained.";
        }
        return WRAPPERS.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(wrapper ->
                        "Save the model inside of the wrapper with save_pretrained, so that no name begins with "
                                + wrapper + ", not what torch.compile or DistributedDataParallel made of it.")
                .orElse("Load the weights with the class that config.json names, and write them with its"
                        + " save_pretrained; a base model's class, or another library, gives other names.");
    }

    private static void tellLater(ConfiguredTensors tensors, String version, Findings findings) {
        findings.add(
                FindingCode.TENSOR_NAMES_OF_LATER_LIBRARY,
                tensors.layout().layers() + "*",
                "The tensors are called as a later library than transformers " + version
                        + " calls them, which may begin with random weights in their place.",
                "Save the model again with transformers " + version + ", or test the imported model with care.");
    }
}
