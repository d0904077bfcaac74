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
        if (checkpoint.weights().indexLeftOver()) {
            findings.add(
                    FindingCode.INDEX_LEFT_OVER,
                    Checkpoint.INDEX,
                    "The index names " + Shown.some(index.files()) + ", and nothing of that is there, but "
                            + WeightFile.SINGLE + " is: the library takes that.",
                    "Delete " + Checkpoint.INDEX + " if " + WeightFile.SINGLE
                            + " is the model; if it is not, upload the shards in its place.");
            return;
        }
        SortedMap<String, Long> tensors = index.shards().values().stream()
                .collect(Collectors.groupingBy(shard -> shard, TreeMap::new, Collectors.counting()));
        tensors.keySet().removeAll(checkpoint.shards().keySet());
        tensors.entrySet().stream()
                .limit(Findings.ENOUGH)
                .forEach(missing -> tellMissing(checkpoint, missing.getKey(), missing.getValue(), findings));
        tellUnnamed(checkpoint, index, findings);
    }

    private static void tellMissing(Checkpoint checkpoint, String shard, long number, Findings findings) {
        findings.add(
                FindingCode.SHARD_MISSING,
                shard,
                "The index says that " + number + (number == 1 ? " tensor lies in " : " tensors lie in ")
                        + Shown.value(shard)
                        + (checkpoint.has(shard)
                                ? ", which is no *.safetensors of the model."
                                : ", which is not there."),
                "Upload it to the root of the prefix; upper and lower case count.");
    }

    private static void tellUnnamed(Checkpoint checkpoint, ShardIndex index, Findings findings) {
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
