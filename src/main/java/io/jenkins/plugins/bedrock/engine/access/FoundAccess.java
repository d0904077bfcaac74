package io.jenkins.plugins.bedrock.engine.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Access that this controller has given, as it was found in the policies of a source or of an import role, or missed
 * there.
 *
 * @param where for example {@code policy of bucket research-models}
 * @param role the ARN of the role that it serves; no value if that cannot be told
 * @param model the URI of the model, or of the bucket where it serves all of its models; no value if that cannot be told
 * @param end when it ends by itself; no value if it does not
 * @param intact whether it is what this plugin would write
 * @param ids by which it is found: statement IDs, or the name of a grant or a policy
 */
public record FoundAccess(
        String where,
        Optional<String> role,
        Optional<String> model,
        Optional<Instant> end,
        Hold hold,
        boolean intact,
        List<String> ids) {

    public FoundAccess {
        ids = List.copyOf(ids);
    }

    /** Whether a build needs it. */
    public enum Hold {
        /** A build that goes on holds it. */
        HELD,
        /** No build holds it, and it ends by itself at a time that was set. */
        LAPSES,
        /** Its time has passed, so that it gives nothing any more; it goes with the next change of that policy. */
        EXPIRED,
        /** No build holds it, and it does not end. */
        LEFT,
        /** The same in a policy whose owners apply what they are asked for: how long they keep it is for them to say. */
        KEPT_BY_OWNERS,
        /** A build holds it, and it is not there. */
        MISSING
    }

    /** Whether somebody ought to look at it. */
    public boolean isTrouble() {
        return !intact || hold == Hold.EXPIRED || hold == Hold.LEFT || hold == Hold.MISSING;
    }

    boolean isAt(FoundAccess other) {
        return where.equals(other.where) && ids.equals(other.ids) && hold == other.hold && intact == other.intact;
    }
}
