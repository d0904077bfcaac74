package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what checks find; of one code some dozens at most, so that a report of a hostile model stays one. */
final class Findings {

    private static final int OF_ONE_CODE = 40;

    /** Of one code; more are not told. */
    static final int ENOUGH = OF_ONE_CODE + 1;

    private final Map<FindingCode, List<Finding>> byCode = new EnumMap<>(FindingCode.class);

    void add(FindingCode code, String where, String what, String mend) {
        List<Finding> same = byCode.computeIfAbsent(code, c -> new ArrayList<>());
        if (same.size() < OF_ONE_CODE) {
            same.add(new Finding(code, where, what, mend));
        } else if (same.size() == OF_ONE_CODE) {
            same.add(new Finding(code, "and more", "There is more of this kind than is listed here.", mend));
        }
    }

    /** Errors first, then in the order of the codes. */
    List<Finding> all() {
        return byCode.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
