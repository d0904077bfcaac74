package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An inspection as plain text for people: what the model is, all findings with the worst first, and a line that counts
 * them. Texts of strangers in it have no line breaks and no control characters, see {@link Finding}.
 */
public final class InspectionTable {

    private static final int INDENT = 10;

    private final Inspection inspection;
    private final Set<FindingCode> accepted;
    private final Wrapping table;

    private InspectionTable(Inspection inspection, Set<FindingCode> accepted, int width) {
        this.inspection = inspection;
        this.accepted = accepted;
        this.table = new Wrapping(width, INDENT);
    }

    /**
     * Shows an inspection.
     *
     * @param accepted errors of these kinds are shown as such
     * @param width of the longest line, in characters
     */
    public static List<String> lines(Inspection inspection, Set<FindingCode> accepted, int width) {
        InspectionTable table = new InspectionTable(inspection, accepted, width);
        table.showModel();
        table.showFindings();
        table.table.line("").text("Result", inspection.sentence(accepted));
        return table.table.lines();
    }

    private void showModel() {
        ModelManifest manifest = inspection.identity().manifest();
        ModelFigures figures = inspection.figures();
        table.text("Model", manifest.uri().toString());
        table.text(
                "Digest",
                inspection.identity().digest() + " ("
                        + inspection.identity().digest().strength() + " evidence)");
        table.text(
                "Size", number(manifest.objects().size()) + " objects with " + number(manifest.totalSize()) + " bytes");
        table.text(
                "Weights",
                (figures.parameters().isPresent()
                                ? number(figures.parameters().getAsLong()) + " parameters"
                                : "quantised weights")
                        + " in " + number(figures.shards()) + " shards with "
                        + number(figures.weightBytes()) + " bytes" + types(figures));
        if (!manifest.customerKeys().isEmpty()) {
            table.text("Keys", String.join(", ", manifest.customerKeys()));
        }
        inspection.estimate().ifPresent(estimate -> table.text("Estimate", estimate.toString()));
    }

    private static String types(ModelFigures figures) {
        return figures.bytesByType().entrySet().stream()
                .map(type -> number(type.getValue()) + " of them " + type.getKey())
                .collect(Collectors.joining(", ", figures.bytesByType().isEmpty() ? "" : ", ", ""));
    }

    private void showFindings() {
        List<Finding> same = new ArrayList<>();
        for (Finding finding : sorted()) {
            if (!same.isEmpty() && same.get(0).code() != finding.code()) {
                show(same);
                same.clear();
            }
            same.add(finding);
        }
        if (!same.isEmpty()) {
            show(same);
        }
    }

    /** Those of one code stay together. */
    private List<Finding> sorted() {
        return inspection.findings().stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(finding -> accepted.contains(finding.code()))
                        .thenComparing(Finding::code))
                .toList();
    }

    private void show(List<Finding> same) {
        Finding first = same.get(0);
        boolean oneMend = same.stream().map(Finding::mend).distinct().count() == 1;
        table.line("").text(label(first), first.code().name());
        for (Finding finding : same) {
            table.text("  Where", finding.where());
            table.text("  What", finding.what());
            if (!oneMend) {
                table.text("  Mend", finding.mend());
            }
        }
        if (oneMend) {
            table.text("  Mend", first.mend());
        }
        table.text("  Why", first.why() + " (" + first.source().title() + ")");
    }

    private String label(Finding finding) {
        return accepted.contains(finding.code())
                ? "ACCEPTED"
                : finding.severity().name();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
