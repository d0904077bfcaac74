package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** How much the inspection before an import had found, and of which kinds; the build has the rest as long as it is kept. */
public final class RecordedFindings {

    /** More than there are codes. */
    private static final int MOST = 200;

    private final int errors;
    private final int warnings;
    private final List<String> accepted;
    private final List<String> codes;

    private RecordedFindings(int errors, int warnings, List<String> accepted, List<String> codes) {
        this.errors = errors;
        this.warnings = warnings;
        this.accepted = accepted;
        this.codes = codes;
    }

    /**
     * What was found.
     *
     * @param accepted the codes of findings that the build has accepted
     * @param codes the codes of all findings
     */
    @NonNull
    public static RecordedFindings of(
            int errors, int warnings, @NonNull Collection<String> accepted, @NonNull Collection<String> codes) {
        return new RecordedFindings(errors, warnings, each(accepted), each(codes));
    }

    public int getErrors() {
        return errors;
    }

    public int getWarnings() {
        return warnings;
    }

    /** The codes of findings in spite of which the model was imported, because the build said so. */
    @NonNull
    public List<String> getAccepted() {
        return Collections.unmodifiableList(accepted);
    }

    /** The codes of all findings, each once. */
    @NonNull
    public List<String> getCodes() {
        return Collections.unmodifiableList(codes);
    }

    void requireValid() {
        if (errors < 0 || warnings < 0 || accepted == null || codes == null) {
            throw new IllegalArgumentException("The findings of an import are incomplete.");
        }
        accepted.forEach(code -> RecordedText.require(code, "code of a finding"));
        codes.forEach(code -> RecordedText.require(code, "code of a finding"));
    }

    private static List<String> each(Collection<String> codes) {
        return new ArrayList<>(
                codes.stream().distinct().limit(MOST).map(RecordedText::of).toList());
    }
}
