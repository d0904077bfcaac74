package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A line of a timeline. */
@ExportedBean(defaultVisibility = 2)
public final class BuildMoment {

    private final String kind;
    private final String label;
    private final Instant at;
    private final String branch;
    private final String text;

    @CheckForNull
    private final Duration after;

    BuildMoment(
            @NonNull String kind,
            @NonNull String label,
            @NonNull Instant at,
            @NonNull String branch,
            @NonNull String text,
            @CheckForNull Duration after) {
        this.kind = kind;
        this.label = label;
        this.at = at;
        this.branch = branch;
        this.text = text;
        this.after = after;
    }

    @NonNull
    BuildMoment after(@NonNull BuildMoment before) {
        return new BuildMoment(kind, label, at, branch, text, Duration.between(before.at, at));
    }

    @NonNull
    Instant at() {
        return at;
    }

    /** For programs. */
    @NonNull
    @Exported
    public String getKind() {
        return kind;
    }

    /** For people. */
    @NonNull
    public String getLabel() {
        return label;
    }

    /** In UTC, for example {@code 2026-11-30T21:03:05Z}. */
    @NonNull
    @Exported
    public String getAt() {
        return at.toString();
    }

    /** The same as Jelly formats it. */
    @NonNull
    public Date getDate() {
        return Date.from(at);
    }

    /** The parallel branch; empty outside of any. */
    @NonNull
    @Exported
    public String getBranch() {
        return branch;
    }

    /** What happened; partly written by strangers. */
    @NonNull
    @Exported
    public String getText() {
        return text;
    }

    /** Since the line before, in milliseconds; no value on the first one. */
    @CheckForNull
    @Exported
    public Long getAfterMillis() {
        return after == null ? null : after.toMillis();
    }

    /** The same for people; empty on the first one. */
    @NonNull
    public String getAfter() {
        return after == null ? "" : Util.getTimeSpanString(after.toMillis());
    }
}
