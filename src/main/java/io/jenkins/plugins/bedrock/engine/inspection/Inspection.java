package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an inspection has brought: what the model is, and everything that is wrong with it.
 *
 * @param findings errors first
 * @param figures of the weights, as far as their headers could be read
 * @param estimate what the imported model may cost; no value if nothing can be said
 */
public record Inspection(
        ModelIdentity identity, List<Finding> findings, ModelFigures figures, Optional<ImportEstimate> estimate) {

    public Inspection {
        findings = List.copyOf(findings);
    }

    /** With what else was found, after what is of the same severity. */
    public Inspection with(List<Finding> more) {
        List<Finding> all = Stream.concat(findings.stream(), more.stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new Inspection(identity, all, figures, estimate);
    }

    /** What stands against an import. */
    public List<Finding> errors() {
        return of(Severity.ERROR);
    }

    /** What somebody should look at. */
    public List<Finding> warnings() {
        return of(Severity.WARNING);
    }

    /**
     * What is not accepted.
     *
     * @param from errors alone, or warnings, too
     * @param accepted findings of these kinds count for nothing, where they may be accepted
     */
    public List<Finding> refused(Severity from, Set<FindingCode> accepted) {
        return findings.stream()
                .filter(finding -> isRefused(finding, from, accepted))
                .toList();
    }

    /** What does not keep the model out: warnings, and errors that are accepted. */
    public List<Finding> tolerated(Set<FindingCode> accepted) {
        return findings.stream()
                .filter(finding -> !isRefused(finding, Severity.ERROR, accepted))
                .toList();
    }

    private static boolean isRefused(Finding finding, Severity from, Set<FindingCode> accepted) {
        return finding.severity().compareTo(from) <= 0
                && (!accepted.contains(finding.code()) || !finding.code().mayBeAccepted());
    }

    /** Whether {@link #requireImportable} lets it pass. */
    public boolean isImportable(Set<FindingCode> accepted) {
        return refused(Severity.ERROR, accepted).isEmpty();
    }

    /**
     * Refuses a model that cannot be imported.
     *
     * @param accepted errors of these kinds are taken for warnings, where they may be
     * @throws ModelNotImportableException naming all errors and how to mend them
     */
    public Inspection requireImportable(Set<FindingCode> accepted) {
        return require(Severity.ERROR, accepted);
    }

    /**
     * Refuses a model of which something was found that is not accepted.
     *
     * @param from errors alone, or warnings, too
     * @throws ModelNotImportableException naming all that is not accepted and how to mend it
     */
    public Inspection require(Severity from, Set<FindingCode> accepted) {
        List<Finding> refused = refused(from, accepted);
        if (!refused.isEmpty()) {
            throw new ModelNotImportableException(identity.uri(), refused);
        }
        return this;
    }

    /** How much was found, and what that means for an import, in a sentence. */
    public String sentence(Set<FindingCode> accepted) {
        long taken = errors().size() - refused(Severity.ERROR, accepted).size();
        return Counts.of(errors().size(), "error")
                + (taken == 0 ? "" : " (" + taken + " of them accepted)")
                + ", " + Counts.of(warnings().size(), "warning")
                + ": " + verdict(accepted);
    }

    private String verdict(Set<FindingCode> accepted) {
        if (!isImportable(accepted)) {
            return "the model cannot be imported as it is.";
        }
        return findings.stream().map(Finding::code).anyMatch(FindingCode::hidesContent)
                ? "nothing that was looked at stands against an import, but not everything could be looked at."
                : "nothing is known that stands against an import.";
    }

    private List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
