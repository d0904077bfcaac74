package io.jenkins.plugins.bedrock.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What was found when somebody looked. */
@ExportedBean(defaultVisibility = 2)
public final class FindingsReport {

    private final String at;
    private final String by;
    private final List<ModelFinding> found;
    private final List<String> skipped;
    private final int more;

    FindingsReport(@NonNull Instant at, @NonNull String by, @NonNull Findings findings) {
        this.at = at.truncatedTo(ChronoUnit.SECONDS).toString();
        this.by = Sentence.name(by);
        this.found = new ArrayList<>(findings.found());
        this.skipped = new ArrayList<>(findings.skipped());
        this.more = findings.more();
    }

    /** As in {@code 2026-11-24T15:30:00Z}. */
    @Exported
    @NonNull
    public String getAt() {
        return at;
    }

    /** The same, for whoever reads it in his own time zone. */
    @NonNull
    public Date getDate() {
        return Date.from(Instant.parse(at));
    }

    /** Who has asked for it: the ID of a user, or the daily check. */
    @Exported
    @NonNull
    public String getBy() {
        return by;
    }

    @Exported
    @NonNull
    public List<ModelFinding> getFound() {
        return found == null ? List.of() : Collections.unmodifiableList(found);
    }

    /** What could not be looked at, and why. */
    @Exported
    @NonNull
    public List<String> getSkipped() {
        return skipped == null ? List.of() : Collections.unmodifiableList(skipped);
    }

    /** How many more were found than are kept. */
    @Exported
    public int getMore() {
        return more;
    }

    /** Whether this version understands all that the file held. */
    boolean isWhole() {
        return at != null
                && by != null
                && getFound().stream().allMatch(finding -> finding != null && finding.isWhole());
    }
}
