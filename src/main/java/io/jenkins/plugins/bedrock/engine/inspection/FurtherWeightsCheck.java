package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Looks for weights beside those that are imported. */
final class FurtherWeightsCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        if (checkpoint.shards().isEmpty()) {
            return;
        }
        WeightFiles files = WeightFiles.of(checkpoint.manifest());
        lookForAdapters(files.adapters(), findings);
        lookForUnused(unused(checkpoint, files), findings);
        lookForFolders(files.inFolders(), findings);
    }

    private static void lookForAdapters(List<String> adapters, Findings findings) {
        if (!adapters.isEmpty()) {
            findings.add(
                    FindingCode.ADAPTER_BESIDE_WEIGHTS,
                    adapters.get(0),
                    "An adapter lies beside the weights: " + Shown.some(adapters) + ".",
                    "If it is meant to take effect, merge it into the weights (merge_and_unload of peft) and write them"
                            + " anew; else delete it.");
        }
    }

    private static List<String> unused(Checkpoint checkpoint, WeightFiles files) {
        List<String> unused = new ArrayList<>(files.atRoot(WeightFormat.PICKLED));
        unused.addAll(files.atRoot(WeightFormat.GGUF));
        unused.addAll(files.atRoot(WeightFormat.OTHER));
        if (checkpoint.index().is(ReadFile.State.MISSING)
                || checkpoint.weights().indexLeftOver()) {
            unused.addAll(checkpoint.shards().keySet());
            unused.removeAll(checkpoint.loaded().keySet());
        }
        return unused;
    }

    private static void lookForUnused(List<String> unused, Findings findings) {
        if (!unused.isEmpty()) {
            findings.add(
                    FindingCode.UNUSED_WEIGHTS,
                    unused.get(0),
                    "These weights lie beside those that are loaded: " + Shown.some(unused) + ".",
                    "Delete them, or copy the model to a prefix without them.");
        }
    }

    private static void lookForFolders(SortedMap<String, List<String>> folders, Findings findings) {
        if (!folders.isEmpty()) {
            findings.add(
                    FindingCode.WEIGHTS_IN_SUBFOLDER,
                    folders.firstKey(),
                    "Weights lie in folders, too: " + Shown.some(folders.keySet()) + ".",
                    "Delete those folders, or copy the model to a prefix without them.");
        }
    }
}
