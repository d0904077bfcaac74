package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the files that the index names with those that lie there. */
final class IndexedShardsCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        if (!checkpoint.shards().isEmpty()) {
            checkpoint.index().content().ifPresent(index -> compare(checkpoint, index, findings));
        }
    }

    private static void compare(Checkpoint checkpoint, ShardIndex index, Findings findings) {
        SortedMap<String, Long> tensors = index.shards().values().stream()
                .collect(Collectors.groupingBy(shard -> shard, TreeMap::new, Collectors.counting()));
        tensors.keySet().removeAll(checkpoint.shards().keySet());
        tensors.forEach((shard, number) -> findings.add(
                FindingCode.SHARD_MISSING,
                shard,
                "The index says that " + number + (number == 1 ? " tensor lies in " : " tensors lie in ")
                        + Shown.value(shard)
                        + (checkpoint.has(shard)
                                ? ", which is no *.safetensors of the model."
                                : ", which is not there."),
                "Upload it to the root of the prefix; upper and lower case count."));
        SortedSet<String> unnamed = new TreeSet<>(checkpoint.shards().keySet());
        unnamed.removeAll(index.files());
        if (!unnamed.isEmpty()) {
            findings.add(
                    FindingCode.SHARD_NOT_IN_INDEX,
                    unnamed.first(),
                    "The index names no tensor of: " + Shown.some(unnamed) + "."
                            + (unnamed.contains(WeightFile.SINGLE)
                                    ? " The library may take " + WeightFile.SINGLE + " in place of all others."
                                    : ""),
                    "Delete what belongs to another save or another library; if it does belong to this model, upload"
                            + " the index of the same save.");
        }
    }
}
