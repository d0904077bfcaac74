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

/** How the ledger and AWS agreed when somebody compared them. */
@ExportedBean(defaultVisibility = 2)
public final class ComparisonReport {

    private final String at;
    private final String by;
    private final List<ComparedEnvironment> environments;

    ComparisonReport(@NonNull Instant at, @NonNull String by, @NonNull List<ComparedEnvironment> environments) {
        this.at = at.truncatedTo(ChronoUnit.SECONDS).toString();
        this.by = Sentence.name(by);
        this.environments = new ArrayList<>(environments);
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
    public List<ComparedEnvironment> getEnvironments() {
        return environments == null ? List.of() : Collections.unmodifiableList(environments);
    }

    /** Whether this version understands all that the file held. */
    boolean isWhole() {
        return at != null
                && by != null
                && getEnvironments().stream().allMatch(there -> there != null && there.isWhole());
    }
}
