package io.jenkins.plugins.bedrock.triggers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Objects;

/** What a trigger remembers of one model. Saved next to the job. */
public final class SeenModel {

    private final String key;
    private final String seen;
    private final String started;

    /**
     * @param seen its state at the last poll
     * @param started its state when the job was started for it, or when it was there already; null if neither has been
     */
    SeenModel(@NonNull String key, @NonNull String seen, @CheckForNull String started) {
        this.key = key;
        this.seen = seen;
        this.started = started;
    }

    @NonNull
    String key() {
        return key;
    }

    boolean isAsAtLastPoll(FoundModel found) {
        return found.state().equals(seen);
    }

    boolean isDone(FoundModel found) {
        return started != null && found.isCoveredBy(started);
    }

    SeenModel seen(FoundModel found) {
        return new SeenModel(key, found.state(), started);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenModel model
                && Objects.equals(key, model.key)
                && Objects.equals(seen, model.seen)
                && Objects.equals(started, model.started);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, seen, started);
    }

    /** Whether nothing of it was lost on disk. */
    boolean isWhole() {
        return key != null && seen != null;
    }
}
