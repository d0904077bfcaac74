package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.inspection.Finding;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.inspection.Severity;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code inspectModel} returns. */
final class InspectionResult {

    private final ModelParameters parameters;
    private final Inspection inspection;
    private final Set<FindingCode> accepted;

    InspectionResult(
            @NonNull ModelParameters parameters, @NonNull Inspection inspection, @NonNull Set<FindingCode> accepted) {
        this.parameters = parameters;
        this.inspection = inspection;
        this.accepted = accepted;
    }

    /** @param files the artifacts in which it is kept; none are left out */
    @NonNull
    Map<String, Object> map(@NonNull List<String> files) {
        ModelManifest manifest = inspection.identity().manifest();
        ModelDigest digest = inspection.identity().digest();
        List<Finding> errors = inspection.refused(Severity.ERROR, accepted);
        StepResult result = StepResult.of(parameters)
                .with("importable", errors.isEmpty())
                .with("digest", digest.toString())
                .with("digestStrength", digest.strength().name())
                .with("seal", inspection.identity().seal().hash())
                .with("objects", manifest.objects().size())
                .with("bytes", manifest.totalSize())
                .with("keys", manifest.customerKeys())
                .withMap("figures", new RememberedFigures(inspection.figures()).toMap())
                .with("estimate", inspection.estimate().map(estimate -> new RememberedEstimate(estimate).toMap()))
                .with("errors", errors)
                .with("warnings", inspection.tolerated(accepted))
                .withMaps("findings", findings());
        return files.isEmpty() ? result.map() : result.with("files", files).map();
    }

    private List<Map<String, Object>> findings() {
        return inspection.findings().stream()
                .map(finding -> new RememberedFinding(finding, accepted.contains(finding.code())).toMap())
                .toList();
    }
}
