package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.Tensor;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Looks for the tensors of an adapter among those of the model, where nothing loads them. */
final class UnmergedAdapterCheck implements Check {

    private static final Pattern OF_ADAPTER =
            Pattern.compile("\\.(lora_[AB]|lora_embedding_[AB]|lora_magnitude_vector|base_layer)(\\.|$)");

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint.headers().forEach((shard, header) -> {
            SortedSet<String> found = new TreeSet<>();
            List<Tensor> tensors = header.tensors();
            tensors.stream()
                    .map(Tensor::name)
                    .filter(UnmergedAdapterCheck::isOfAdapter)
                    .forEach(found::add);
            if (!found.isEmpty()) {
                findings.add(
                        FindingCode.ADAPTER_NOT_MERGED,
                        shard,
                        "An adapter's tensors lie among the model's: " + Shown.some(found) + ".",
                        "Merge the adapter into its base model (merge_and_unload of peft), write the result with"
                                + " save_pretrained, and upload that.");
            }
        });
    }

    static boolean isOfAdapter(String tensor) {
        return OF_ADAPTER.matcher(tensor).find();
    }
}
