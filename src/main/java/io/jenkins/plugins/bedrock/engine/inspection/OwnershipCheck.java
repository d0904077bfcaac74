package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at who owns the objects: the bucket policy, which lets the import read, speaks for the bucket's owner only. */
final class OwnershipCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        Map<String, List<String>> byOwner = checkpoint.manifest().objects().stream()
                .filter(object -> object.owner().isPresent())
                .collect(Collectors.groupingBy(
                        object -> object.owner().orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(ModelObject::relativeKey, Collectors.toList())));
        String bucket = request.model().bucket();
        String enforce = "have the bucket's owner enforce ownership (aws s3api put-bucket-ownership-controls --bucket "
                + bucket + " --ownership-controls 'Rules=[{ObjectOwnership=" + BucketFacts.OWNER_ENFORCED
                + "}]'), which gives it the objects that are there, too.";
        if (byOwner.size() > 1) {
            List<String> fewest = byOwner.values().stream()
                    .min(Comparator.comparingInt(List::size))
                    .orElseThrow();
            findings.add(
                    FindingCode.OBJECT_OF_ANOTHER_OWNER,
                    fewest.get(0),
                    "The objects belong to " + byOwner.size() + " accounts, of which one at most owns the bucket: "
                            + told(byOwner) + ".",
                    "See that access control lists are no longer needed, then " + enforce);
            return;
        }
        checkpoint
                .bucket()
                .ownership()
                .filter(ownership -> !ownership.equals(BucketFacts.OWNER_ENFORCED))
                .ifPresent(ownership -> findings.add(
                        FindingCode.OWNERSHIP_NOT_ENFORCED,
                        "s3://" + bucket,
                        "The object ownership of bucket " + bucket + " is " + Shown.value(ownership) + ".",
                        "If other accounts write to the bucket, " + enforce));
    }

    private static String told(Map<String, List<String>> byOwner) {
        return byOwner.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .limit(3)
                .map(entry -> entry.getValue().size() + " to canonical ID " + Shown.value(entry.getKey()) + " ("
                        + Shown.some(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }
}
