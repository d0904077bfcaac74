package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Severity;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/** What a build makes of an inspection, as it was written: checked when it is used. Saved with builds. */
public final class InspectionOptions implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Errors fail the step. */
    public static final String ERROR = "error";

    /** Errors and warnings do. */
    public static final String WARNING = "warning";

    /** Nothing that is found does. */
    public static final String NEVER = "never";

    private final String failOn;
    private final String accept;
    private final boolean hash;

    /**
     * @param failOn {@link #ERROR}, {@link #WARNING} or {@link #NEVER}; no value is the first
     * @param accept codes of findings that do not fail the step, separated by commas or spaces
     * @param hash whether the bytes of all objects are read for their SHA-256
     */
    public InspectionOptions(@CheckForNull String failOn, @CheckForNull String accept, boolean hash) {
        this.failOn = Util.fixEmptyAndTrim(failOn);
        this.accept = Util.fixEmptyAndTrim(accept);
        this.hash = hash;
    }

    /** From which severity on a finding fails the step; no value if none does. */
    @NonNull
    Optional<Severity> failOn() {
        return switch (failOn == null ? ERROR : failOn) {
            case ERROR -> Optional.of(Severity.ERROR);
            case WARNING -> Optional.of(Severity.WARNING);
            case NEVER -> Optional.empty();
            default ->
                throw new IllegalArgumentException(
                        "'" + failOn + "' is nothing on which an inspection fails: error, warning or never.");
        };
    }

    /** @throws IllegalArgumentException if there is no such code, or its findings may not be accepted */
    @NonNull
    Set<FindingCode> accepted() {
        return accepted(accept);
    }

    @NonNull
    static Set<FindingCode> accepted(@CheckForNull String codes) {
        return AcceptedCodes.parse(Util.fixNull(codes));
    }

    /** Whether the bytes of all objects are read first. */
    public boolean isHash() {
        return hash;
    }
}
