package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an inspection has brought: what the model is, and everything that is wrong with it.
 *
 * @param findings errors first
 * @param figures of the weights, as far as their headers could be read
 */
public record Inspection(ModelIdentity identity, List<Finding> findings, ModelFigures figures) {

    public Inspection {
        findings = List.copyOf(findings);
    }

    /** With what else was found, after what is of the same severity. */
    public Inspection with(List<Finding> more) {
        List<Finding> all = Stream.concat(findings.stream(), more.stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new Inspection(identity, all, figures);
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
     * Refuses a model that cannot be imported.
     *
     * @param accepted errors of these kinds are taken for warnings, where they may be
     * @throws ModelNotImportableException naming all errors and how to mend them
     */
    public Inspection requireImportable(Set<FindingCode> accepted) {
        List<Finding> refused = errors().stream()
                .filter(finding ->
                        !accepted.contains(finding.code()) || !finding.code().mayBeAccepted())
                .toList();
        if (!refused.isEmpty()) {
            throw new ModelNotImportableException(identity.uri(), refused);
        }
        return this;
    }

    private List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
