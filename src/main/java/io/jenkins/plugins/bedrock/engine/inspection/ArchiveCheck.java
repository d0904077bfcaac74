package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import java.util.List;

/** Looks for objects that must be restored before anybody can read them. */
final class ArchiveCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        List<ModelObject> archived = checkpoint.manifest().objects().stream()
                .filter(object -> object.archive().isPresent())
                .toList();
        if (archived.isEmpty()) {
            return;
        }
        List<String> named = archived.stream()
                .map(object -> object.relativeKey() + " in " + object.archive().orElseThrow())
                .toList();
        findings.add(
                FindingCode.OBJECT_ARCHIVED,
                archived.get(0).relativeKey(),
                (archived.size() == 1 ? "1 object is archived: " : archived.size() + " objects are archived: ")
                        + Shown.some(named) + ".",
                "Restore each (aws s3api restore-object --bucket "
                        + request.model().bucket()
                        + " --key KEY --restore-request Days=7), which takes hours, and keep them readable with a copy"
                        + " onto themselves: "
                        + new InPlaceCopy(request.model(), archived)
                                .command("--storage-class STANDARD --force-glacier-transfer")
                        + ".");
    }
}
