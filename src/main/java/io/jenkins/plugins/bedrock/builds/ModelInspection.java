package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.inspection.Finding;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.inspection.InspectionTable;
import io.jenkins.plugins.bedrock.engine.inspection.Severity;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at a model for a build: what it is, and what stands against its import. Tells people, and keeps it with the build. */
public final class ModelInspection {

    /** The log's lines have 120 characters, with the plugin's name before each. */
    private static final int WIDTH = 110;

    private final PromotingBuild build;
    private final StepPlace place;

    /** @param place the step that inspects */
    public ModelInspection(@NonNull PromotingBuild build, @NonNull StepPlace place) {
        this.build = build;
        this.place = place;
    }

    /**
     * Which model must be read to its end before it is inspected, if that is asked for and something of it is not known
     * yet. Reads no more than the heads of objects.
     */
    @NonNull
    public Optional<String> toRead(@NonNull ModelParameters asked, @NonNull InspectionOptions options)
            throws InterruptedException {
        options.failOn();
        options.accepted();
        if (!options.isHash()) {
            return Optional.empty();
        }
        Promotion promotion = build.promotion(build.located(asked));
        if (new InspectModel(build.engine()).toHash(promotion).isEmpty()) {
            build.say("The SHA-256 of all objects of " + promotion.model() + " is known: nothing is read for it.");
            return Optional.empty();
        }
        return Optional.of(promotion.model().toString());
    }

    /** Reads the model to its end, which may take hours. */
    public void read(@NonNull ModelParameters asked) throws InterruptedException {
        new InspectModel(build.engine()).hash(build.promotion(build.located(asked)), build::say);
    }

    /**
     * The map that {@code inspectModel} returns.
     *
     * @throws io.jenkins.plugins.bedrock.engine.inspection.ModelNotImportableException naming all that fails the step,
     *     after it was shown and kept
     */
    @NonNull
    public Map<String, Object> run(@NonNull ModelParameters asked, @NonNull InspectionOptions options)
            throws InterruptedException {
        Optional<Severity> failOn = options.failOn();
        Set<FindingCode> accepted = options.accepted();
        ModelParameters parameters = build.located(asked);
        Promotion promotion = build.promotion(parameters);
        InspectModel operation = new InspectModel(build.engine());
        Inspection inspection = operation.run(promotion);
        Instant at = now();
        List<String> table = InspectionTable.lines(inspection, accepted, WIDTH);
        table.forEach(build::say);
        build.memory().remember(new RememberedInspection(place, "inspectModel", parameters, at, inspection, accepted));
        InspectionResult result = new InspectionResult(parameters, inspection, accepted);
        List<String> files = new InspectionFiles(build).keep(parameters, at, result.map(List.of()), table);
        if (failOn.isPresent()) {
            inspection.require(failOn.get(), accepted);
        }
        return result.map(files);
    }

    /** Inspects for an import; what may be let in is for the import to ask. Says no more than people must know. */
    @NonNull
    Inspection forImport(
            @NonNull ModelParameters parameters, @NonNull Promotion promotion, @NonNull Set<FindingCode> accepted)
            throws InterruptedException {
        Inspection inspection = new InspectModel(build.engine()).ofModel(promotion);
        if (inspection.errors().isEmpty()) {
            build.say("Inspected " + inspection.identity().uri() + ": " + inspection.sentence(accepted));
            inspection.warnings().stream().map(Finding::toString).forEach(warning -> build.say("Warning: " + warning));
        } else {
            InspectionTable.lines(inspection, accepted, WIDTH).forEach(build::say);
        }
        build.memory()
                .remember(
                        new RememberedInspection(place, "importBedrockModel", parameters, now(), inspection, accepted));
        return inspection;
    }

    private Instant now() {
        return build.engine().background().scheduler().instant();
    }
}
