package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.util.Comparator;
import java.util.List;

/** Looks at how well the digest tells one content from another, if the environment demands something of it. */
final class EvidenceCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        Strength demanded = request.strength();
        List<ModelObject> weak = checkpoint.manifest().objects().stream()
                .filter(object -> !object.evidence().strength().isAtLeast(demanded))
                .sorted(Comparator.comparing(object -> object.evidence().strength()))
                .toList();
        if (weak.isEmpty()) {
            return;
        }
        findings.add(
                FindingCode.EVIDENCE_TOO_WEAK,
                weak.get(0).relativeKey(),
                "The environment demands " + demanded + ", but of " + weak.size() + " of "
                        + checkpoint.manifest().objects().size() + " objects less is known: "
                        + Shown.some(weak.stream()
                                .map(object -> object.relativeKey() + " ("
                                        + object.evidence().strength() + ")")
                                .toList())
                        + ".",
                mend(demanded));
    }

    private static String mend(Strength demanded) {
        String hash = "ave the objects hashed before the first environment (inspectModel with hash: true), which reads"
                + " them to their end.";
        return demanded == Strength.SHA256
                ? "H" + hash
                : "Upload with a checksum of the whole object (aws s3 cp --checksum-algorithm CRC64NVME), let the reader"
                        + " use the key (kms:Decrypt) if S3 keeps one already, or h" + hash;
    }
}
