package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.history.RecordedFindings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an inspection has brought, as it is kept with a build. Plain values that XStream reads back, and of findings no more
 * than a build can carry: the worst come first.
 */
public final class RememberedInspection {

    /** With texts of their full length, these are some hundred kilobytes. */
    private static final int MOST_FINDINGS = 200;

    private final String step;
    private final String function;
    private final String model;
    private final String environment;
    private final String name;
    private final long at;
    private final String digest;
    private final String strength;
    private final int objects;
    private final long bytes;
    private final boolean importable;
    private final String result;
    private final RememberedFigures figures;
    private final RememberedEstimate estimate;
    private final List<RememberedFinding> findings;
    private final int leftOut;

    /**
     * @param place the step that has inspected
     * @param function the step's name, for example {@code inspectModel}
     * @param accepted what the build accepts
     */
    RememberedInspection(
            @NonNull StepPlace place,
            @NonNull String function,
            @NonNull ModelParameters parameters,
            @NonNull Instant at,
            @NonNull Inspection inspection,
            @NonNull Set<FindingCode> accepted) {
        ModelManifest manifest = inspection.identity().manifest();
        this.step = place.step();
        this.function = function;
        this.model = manifest.uri().toString();
        this.environment = parameters.getEnvironment();
        this.name = parameters.getName();
        this.at = at.toEpochMilli();
        this.digest = inspection.identity().digest().toString();
        this.strength = inspection.identity().digest().strength().name();
        this.objects = manifest.objects().size();
        this.bytes = manifest.totalSize();
        this.importable = inspection.isImportable(accepted);
        this.result = inspection.sentence(accepted);
        this.figures = new RememberedFigures(inspection.figures());
        this.estimate = inspection.estimate().map(RememberedEstimate::new).orElse(null);
        this.findings = new ArrayList<>(inspection.findings().stream()
                .limit(MOST_FINDINGS)
                .map(finding -> new RememberedFinding(finding, accepted.contains(finding.code())))
                .toList());
        this.leftOut = Math.max(0, inspection.findings().size() - MOST_FINDINGS);
    }

    /** The step that has inspected. */
    @NonNull
    String step() {
        return step;
    }

    /** The name of the step, {@code inspectModel} or {@code importBedrockModel}. */
    @NonNull
    public String getFunction() {
        return function;
    }

    /** The model's URI. */
    @NonNull
    public String getModel() {
        return model;
    }

    /** The environment for which it was inspected. */
    @NonNull
    public String getEnvironment() {
        return environment;
    }

    /** What people call the model. */
    @NonNull
    public String getName() {
        return name;
    }

    /** When it was inspected. */
    @NonNull
    public Instant getAt() {
        return Instant.ofEpochMilli(at);
    }

    /** What the model is. */
    @NonNull
    public String getDigest() {
        return digest;
    }

    /** What the digest rests on: {@code ETAG}, {@code CRC64} or {@code SHA256}. */
    @NonNull
    public String getStrength() {
        return strength;
    }

    /** How many objects there are. */
    public int getObjects() {
        return objects;
    }

    /** Of all objects. */
    public long getBytes() {
        return bytes;
    }

    /** Whether nothing that the build does not accept stands against an import. */
    public boolean isImportable() {
        return importable;
    }

    /** How much was found, in a sentence; counts what is left out, too. */
    @NonNull
    public String getResult() {
        return result;
    }

    @NonNull
    public RememberedFigures getFigures() {
        return figures;
    }

    /** What it may cost once it is imported; no value if nothing can be said. */
    @NonNull
    public Optional<RememberedEstimate> getEstimate() {
        return Optional.ofNullable(estimate);
    }

    /** Errors first. */
    @NonNull
    public List<RememberedFinding> getFindings() {
        return List.copyOf(findings);
    }

    /** How many findings there were besides. */
    public int getLeftOut() {
        return leftOut;
    }

    /** How much was found, as the ledger keeps it. Errors come first: what is left out are warnings. */
    @NonNull
    RecordedFindings recorded() {
        int errors = (int) findings.stream()
                .filter(finding -> finding.getSeverity().equals("ERROR"))
                .count();
        return RecordedFindings.of(
                errors,
                findings.size() - errors + leftOut,
                findings.stream()
                        .filter(RememberedFinding::isAccepted)
                        .map(RememberedFinding::getCode)
                        .toList(),
                findings.stream().map(RememberedFinding::getCode).toList());
    }

    /** What does not keep the model out, each in a sentence. */
    @NonNull
    List<String> warnings() {
        return findings.stream()
                .filter(finding -> !finding.isRefused())
                .map(RememberedFinding::toString)
                .toList();
    }
}
