package io.jenkins.plugins.bedrock.history;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;

/** That a model was recalled, as it lies in the file of its digest. */
public final class RecordedRecall {

    private final String reason;
    private final String by;
    private final String recalled;

    RecordedRecall(String reason, String by, Instant recalled) {
        this.reason = reason;
        this.by = by;
        this.recalled = RecordedTime.of(recalled);
    }

    @NonNull
    public String getReason() {
        return reason;
    }

    /** The ID of the user who did it; empty if that is not known. */
    @NonNull
    public String getBy() {
        return by == null ? "" : by;
    }

    @NonNull
    public String getRecalled() {
        return recalled;
    }

    void requireValid() {
        if (reason == null) {
            throw new IllegalArgumentException("The reason of a recall is missing.");
        }
        RecordedTime.parse(recalled);
    }
}
