package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import java.util.List;

/** Whether models, and those of this family, can be imported in the Region. */
final class RegionCheck implements Check {

    @Override
    public void look(Checkpoint checkpoint, InspectionRequest request, Findings findings) {
        SupportMatrix matrix = request.matrix();
        String where = "Region " + request.region();
        if (!matrix.regions().contains(request.region().id())) {
            findings.add(
                    FindingCode.REGION_NOT_SUPPORTED,
                    where,
                    "Nothing can be imported in " + request.region() + ", as of " + matrix.date() + ".",
                    mend(matrix.regions()));
            return;
        }
        checkpoint.architecture().flatMap(matrix::family).ifPresent(family -> {
            if (!matrix.regions(family).contains(request.region().id())) {
                findings.add(
                        FindingCode.FAMILY_NOT_IN_REGION,
                        where,
                        "Models of the family " + family + " cannot be imported in " + request.region() + ", as of "
                                + matrix.date() + ".",
                        mend(matrix.regions(family)));
            }
        });
    }

    private static String mend(List<String> regions) {
        return "Import it in " + String.join(", ", regions)
                + ", or have an administrator add this Region to the support matrix if AWS offers it by now.";
    }
}
