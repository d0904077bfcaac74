package io.jenkins.plugins.bedrock.embeddedaws.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * A value whose changes show only after a while; until then its readers get the value before.
 *
 * @param <T> an immutable value
 */
public final class Eventual<T> {

    private record Version<T>(Instant visible, T value) {}

    private final Visibility visibility;
    private final Deque<Version<T>> versions = new ArrayDeque<>();

    /** @param initial shows at once */
    public Eventual(Visibility visibility, T initial) {
        this.visibility = visibility;
        this.versions.add(new Version<>(Instant.MIN, initial));
    }

    /** What readers and authorization see. */
    public synchronized T seen() {
        Instant now = visibility.now();
        while (versions.size() > 1 && !next().visible().isAfter(now)) {
            versions.removeFirst();
        }
        return versions.getFirst().value();
    }

    /** What was written last, seen or not. */
    public synchronized T written() {
        return versions.getLast().value();
    }

    /** Writes a value that shows after the delay of the moment. */
    public synchronized void write(T value) {
        versions.addLast(new Version<>(visibility.ofChange(), value));
    }

    /** Writes what becomes of the value written last. */
    public synchronized void change(UnaryOperator<T> change) {
        write(change.apply(written()));
    }

    /** Sets a value that shows at once, as the arrangement of a test does. */
    public synchronized void arrange(UnaryOperator<T> change) {
        T value = change.apply(written());
        versions.clear();
        versions.add(new Version<>(Instant.MIN, value));
    }

    private Version<T> next() {
        return versions.stream().skip(1).findFirst().orElseThrow();
    }
}
