package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.Date;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A time, for the tag {@code time}: read by people in their own time zone, and by programs. */
@Restricted(NoExternalUse.class)
public final class Moment {

    private final Instant at;

    private Moment(Instant at) {
        this.at = at;
    }

    @NonNull
    static Moment of(@NonNull Instant at) {
        return new Moment(at);
    }

    /** @param at as it is recorded, for example {@code 2026-11-24T15:30:00Z} */
    @NonNull
    static Moment parse(@NonNull String at) {
        return new Moment(Instant.parse(at));
    }

    @NonNull
    public Date getDate() {
        return Date.from(at);
    }

    /** For example {@code 2026-11-24T15:30:00Z}. */
    @NonNull
    public String getIso() {
        return at.toString();
    }
}
