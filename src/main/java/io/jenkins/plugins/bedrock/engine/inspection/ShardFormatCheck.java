package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Of which library the loaded shards say that they are; those without metadata are taken for PyTorch's. */
final class ShardFormatCheck implements Check {

    /** What MLX writes is read as what PyTorch writes. */
    private static final Set<String> READ = Set.of("pt", "mlx");

    private static final Set<String> CONVERTED = Set.of("tf", "flax");

    private static final String MEND =
            "Load the model with from_pretrained, write it with save_pretrained, and upload what that writes; or write"
                    + " each file again with save_file and metadata={\"format\": \"pt\"}.";

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        SortedMap<String, Optional<String>> odd = new TreeMap<>();
        checkpoint
                .headers()
                .forEach((shard, header) -> header.metadata()
                        .map(metadata -> metadata.format())
                        .filter(format -> format.filter(READ::contains).isEmpty())
                        .ifPresent(format -> odd.put(shard, format)));
        tell(FindingCode.HEADER_FORMAT_UNKNOWN, odd, false, findings);
        tell(FindingCode.HEADER_FORMAT_OF_OTHER_LIBRARY, odd, true, findings);
    }

    private static void tell(
            FindingCode code, SortedMap<String, Optional<String>> odd, boolean converted, Findings findings) {
        List<String> shards = odd.entrySet().stream()
                .filter(shard -> shard.getValue().filter(CONVERTED::contains).isPresent() == converted)
                .map(shard -> shard.getKey())
                .toList();
        if (!shards.isEmpty()) {
            findings.add(
                    code,
                    shards.get(0),
                    odd.get(shards.get(0))
                                    .map(format -> "Its metadata say that its format is " + Shown.value(format) + ".")
                                    .orElse("Its metadata do not say what its format is.")
                            + (shards.size() == 1 ? "" : " The like is so of: " + Shown.some(shards) + "."),
                    MEND);
        }
    }
}
