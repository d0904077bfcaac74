package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is found, within a bound: whoever has so much to look at begins with these. */
final class Findings {

    static final int MOST = 200;

    private final List<ModelFinding> found = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int more;

    void add(@NonNull ModelFinding finding) {
        if (found.size() < MOST) {
            found.add(finding);
        } else {
            more++;
        }
    }

    /** Notes what could not be looked at, and why; nothing is wrong with it as far as is known. */
    void skip(@NonNull String sentence) {
        String told = Sentence.of(sentence);
        if (skipped.size() < MOST && !skipped.contains(told)) {
            skipped.add(told);
        }
    }

    @NonNull
    List<ModelFinding> found() {
        return List.copyOf(found);
    }

    @NonNull
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** How many more there are than are kept. */
    int more() {
        return more;
    }
}
