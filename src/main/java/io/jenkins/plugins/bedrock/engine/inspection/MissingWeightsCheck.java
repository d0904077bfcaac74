package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.List;
import java.util.Optional;

/** Looks for weights that can be imported; where there are none, says what lies there instead. */
final class MissingWeightsCheck implements Check {

    private static final String WANTED = "*.safetensors";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        if (!checkpoint.shards().isEmpty()) {
            return;
        }
        WeightFiles files = WeightFiles.of(checkpoint.manifest());
        List<String> pickled = files.atRoot(WeightFormat.PICKLED);
        List<String> gguf = files.atRoot(WeightFormat.GGUF);
        List<String> adapters = files.atRoot(WeightFormat.ADAPTER);
        List<String> archives = files.atRoot(WeightFormat.ARCHIVE);
        Optional<String> folder = files.checkpointFolder(checkpoint.manifest());
        if (!pickled.isEmpty()) {
            findings.add(
                    FindingCode.WEIGHTS_ONLY_PICKLED,
                    pickled.get(0),
                    "All weights are pickled: " + Shown.some(pickled) + ".",
                    "Load the model with from_pretrained, write it with save_pretrained (safe_serialization=True), and"
                            + " upload what that writes.");
        } else if (!gguf.isEmpty()) {
            findings.add(
                    FindingCode.WEIGHTS_ONLY_GGUF,
                    gguf.get(0),
                    "All weights are in the GGUF format: " + Shown.some(gguf) + ".",
                    "Upload the Hugging Face checkpoint from which the GGUF file was made.");
        } else if (!adapters.isEmpty()) {
            findings.add(
                    FindingCode.WEIGHTS_ONLY_ADAPTER,
                    adapters.get(0),
                    "An adapter lies here (" + Shown.some(adapters) + "), and not the model that it adapts.",
                    "Merge the adapter into its base model (merge_and_unload of peft), write the result with"
                            + " save_pretrained, and upload that.");
        } else if (folder.isPresent()) {
            findings.add(
                    FindingCode.WEIGHTS_MISSING,
                    WANTED,
                    "No *.safetensors lies at the root of the prefix, but a whole checkpoint in "
                            + Shown.value(folder.get()) + ".",
                    "Name " + Shown.value(request.model() + folder.get()) + " as the model, or move its files up.");
        } else if (!archives.isEmpty()) {
            findings.add(
                    FindingCode.WEIGHTS_IN_ARCHIVE,
                    archives.get(0),
                    "No *.safetensors lies at the root of the prefix, but an archive: " + Shown.some(archives) + ".",
                    "Unpack it, and upload its files so that config.json and the weights lie at the root of the"
                            + " prefix.");
        } else {
            findings.add(
                    FindingCode.WEIGHTS_MISSING,
                    WANTED,
                    "No *.safetensors lies at the root of the prefix" + elsewhere(files) + ".",
                    "Name the prefix at whose root the model's files lie, or upload the weights as safetensors.");
        }
    }

    private static String elsewhere(WeightFiles files) {
        return files.inFolders().isEmpty()
                ? ""
                : "; weights lie in " + Shown.some(files.inFolders().keySet());
    }
}
