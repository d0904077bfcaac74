package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model has faults for which it is not taken; the message names each kind of them once, with how to mend it, so that it
 * can be read however many there are.
 */
public final class ModelNotImportableException extends ModelProblem {

    private static final long serialVersionUID = 1L;

    /** Of one kind; the rest is counted, and is in the report. */
    private static final int TOLD = 3;

    ModelNotImportableException(ModelUri uri, List<Finding> refused) {
        super(headline(uri, refused)
                + byCode(refused).values().stream()
                        .map(ModelNotImportableException::told)
                        .collect(Collectors.joining()));
    }

    private static String headline(ModelUri uri, List<Finding> refused) {
        long errors = refused.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        return errors == 0
                ? "The model at " + uri + " is not taken with warnings (" + Counts.of(refused.size(), "warning") + "):"
                : "The model at " + uri + " cannot be imported as it is (" + Counts.of(errors, "error")
                        + (errors == refused.size() ? "" : ", " + Counts.of(refused.size() - errors, "warning"))
                        + "):";
    }

    private static Map<FindingCode, List<Finding>> byCode(List<Finding> refused) {
        return refused.stream().collect(Collectors.groupingBy(Finding::code, LinkedHashMap::new, Collectors.toList()));
    }

    private static String told(List<Finding> same) {
        StringBuilder told = new StringBuilder("\n- ").append(same.get(0).code());
        boolean oneMend = same.stream().map(Finding::mend).distinct().count() == 1;
        String before = " in ";
        for (Finding finding : same.subList(0, Math.min(TOLD, same.size()))) {
            told.append(before).append(finding.where()).append(": ").append(finding.what());
            told.append(oneMend ? "" : " " + finding.mend());
            before = "\n  in ";
        }
        if (same.size() > TOLD) {
            told.append("\n  and in ")
                    .append(Shown.some(places(same.subList(TOLD, same.size()))))
                    .append('.');
        }
        if (oneMend) {
            told.append(same.size() == 1 ? " " : "\n  ").append(same.get(0).mend());
        }
        return told.toString();
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream().map(Finding::where).toList();
    }
}
