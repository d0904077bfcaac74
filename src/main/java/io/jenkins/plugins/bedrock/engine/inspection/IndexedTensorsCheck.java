package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelConfig;
import io.jenkins.plugins.bedrock.engine.model.ModelFamily;
import io.jenkins.plugins.bedrock.engine.model.SafetensorsHeader;
import io.jenkins.plugins.bedrock.engine.model.ShardIndex;
import io.jenkins.plugins.bedrock.engine.model.Tensor;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the tensors that the index names with those of the shards; one finding of a kind for each shard. */
final class IndexedTensorsCheck implements Check {

    private static final String SAME_SAVE = "Upload index and shards of one and the same save.";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        checkpoint.index().content().ifPresent(index -> {
            SortedMap<String, Set<String>> shards = new TreeMap<>();
            checkpoint.headers().forEach((key, header) -> shards.put(key, names(header)));
            lookForMissing(index, shards, sameAsOthers(checkpoint, request, shards), findings);
            shards.forEach((shard, tensors) -> lookForFurther(shard, tensors, index, shards, findings));
        });
    }

    private static void lookForMissing(
            ShardIndex index, Map<String, Set<String>> shards, Set<String> sames, Findings findings) {
        SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
        index.shards().forEach((tensor, shard) -> {
            Set<String> there = shards.get(shard);
            if (there != null && !there.contains(tensor) && !sames.contains(tensor) && !Buffers.isBuffer(tensor)) {
                missing.computeIfAbsent(shard, s -> new TreeSet<>()).add(tensor);
            }
        });
        missing.forEach((shard, tensors) -> findings.add(
                FindingCode.TENSOR_NOT_IN_SHARD,
                shard,
                "The index says that these tensors lie here, but they do not: " + Shown.some(tensors) + "."
                        + whereElse(tensors.first(), shards),
                SAME_SAVE));
    }

    /** Names of tensors that need not be there because they are others, which are. */
    private static Set<String> sameAsOthers(
            Checkpoint checkpoint, InspectionRequest request, Map<String, Set<String>> shards) {
        Set<String> sames = new HashSet<>();
        checkpoint
                .headers()
                .values()
                .forEach(header -> sames.addAll(header.aliases().keySet()));
        checkpoint
                .family(request.matrix())
                .map(ModelFamily::tensors)
                .ifPresent(names -> names.layouts().forEach(layout -> {
                    Set<String> tied = new HashSet<>(layout.embeddings());
                    if (checkpoint
                            .config()
                            .content()
                            .flatMap(ModelConfig::tieWordEmbeddings)
                            .orElse(names.tiedByDefault())) {
                        tied.add(layout.outputHead());
                    }
                    if (shards.values().stream().anyMatch(there -> !Collections.disjoint(there, tied))) {
                        sames.addAll(tied);
                    }
                }));
        return sames;
    }

    private static String whereElse(String tensor, Map<String, Set<String>> shards) {
        return shards.entrySet().stream()
                .filter(shard -> shard.getValue().contains(tensor))
                .findFirst()
                .map(shard -> " The first of them lies in " + Shown.value(shard.getKey()) + ".")
                .orElse("");
    }

    private static void lookForFurther(
            String shard, Set<String> tensors, ShardIndex index, Map<String, Set<String>> shards, Findings findings) {
        SortedSet<String> unnamed = new TreeSet<>();
        SortedSet<String> twice = new TreeSet<>();
        for (String tensor : tensors) {
            String said = index.shards().get(tensor);
            if (said == null && !Buffers.isBuffer(tensor)) {
                unnamed.add(tensor);
            } else if (said != null && !said.equals(shard) && contains(shards.get(said), tensor)) {
                twice.add(tensor);
            }
        }
        if (!unnamed.isEmpty()) {
            findings.add(
                    FindingCode.TENSOR_NOT_IN_INDEX,
                    shard,
                    "These tensors lie here, but the index does not name them: " + Shown.some(unnamed) + ".",
                    SAME_SAVE);
        }
        if (!twice.isEmpty()) {
            findings.add(
                    FindingCode.TENSOR_TWICE,
                    shard,
                    "These tensors lie here, and in the shard that the index says, too: " + Shown.some(twice) + ".",
                    SAME_SAVE);
        }
    }

    private static boolean contains(Set<String> tensors, String tensor) {
        return tensors != null && tensors.contains(tensor);
    }

    private static Set<String> names(SafetensorsHeader header) {
        return header.tensors().stream().map(Tensor::name).collect(Collectors.toSet());
    }
}
