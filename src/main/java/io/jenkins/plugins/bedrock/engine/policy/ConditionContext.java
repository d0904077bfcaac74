package io.jenkins.plugins.bedrock.engine.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The request's context keys as far as they are known. Names are not case-sensitive (AWS global condition context keys).
 *
 * <p>In a complete context, a key that is not given is absent from the request. In a partial one, it is unknown unless
 * it was declared absent: whoever checks policies from outside doesn't see the request.
 */
public final class ConditionContext {

    private final Map<String, Lookup> keys;
    private final Set<String> spellings;
    private final boolean complete;

    private ConditionContext(Map<String, Lookup> keys, Set<String> spellings, boolean complete) {
        this.keys = Map.copyOf(keys);
        this.spellings = Set.copyOf(spellings);
        this.complete = complete;
    }

    /** Begins a context that has all keys of the request. */
    public static Builder complete() {
        return new Builder(true);
    }

    /** Begins a context of which only some keys are known. */
    public static Builder partial() {
        return new Builder(false);
    }

    /** What is known of a key. */
    public Lookup lookup(String key) {
        return given(key).orElse(complete ? Lookup.ABSENT : Lookup.UNKNOWN);
    }

    Optional<Lookup> given(String key) {
        return Optional.ofNullable(keys.get(key.toLowerCase(Locale.ROOT)));
    }

    boolean isComplete() {
        return complete;
    }

    /** The present keys that begin with a prefix, without it and as they were spelt. */
    Set<String> present(String prefix) {
        return spellings.stream()
                .filter(key -> key.regionMatches(true, 0, prefix, 0, prefix.length()))
                .filter(key -> lookup(key).isPresent())
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is known of a key.
     *
     * @param state whether the request has it
     * @param values its values; several for a multivalued key such as aws:TagKeys
     */
    public record Lookup(State state, List<String> values) {

        /** Whether the request has the key. */
        public enum State {
            PRESENT,
            ABSENT,
            UNKNOWN
        }

        static final Lookup ABSENT = new Lookup(State.ABSENT, List.of());
        static final Lookup UNKNOWN = new Lookup(State.UNKNOWN, List.of());

        public Lookup {
            Objects.requireNonNull(state, "a lookup has a state, such as ABSENT");
            values = List.copyOf(values);
            if ((state == State.PRESENT) == values.isEmpty()) {
                throw new IllegalArgumentException("Exactly a present context key has values, such as [true].");
            }
        }

        static Lookup present(List<String> values) {
            return values.isEmpty() ? ABSENT : new Lookup(State.PRESENT, values);
        }

        public boolean isPresent() {
            return state == State.PRESENT;
        }

        public boolean isAbsent() {
            return state == State.ABSENT;
        }

        public boolean isUnknown() {
            return state == State.UNKNOWN;
        }
    }

    /** Collects context keys; a later word on a key replaces an earlier one. */
    public static final class Builder {

        private final Map<String, Lookup> keys = new HashMap<>();
        private final Set<String> spellings = new HashSet<>();
        private final boolean complete;

        private Builder(boolean complete) {
            this.complete = complete;
        }

        /** Gives a key its values; without any, it is absent, as an empty set is to AWS. */
        public Builder put(String key, String... values) {
            return put(key, List.of(values));
        }

        /** Gives a key its values; without any, it is absent. */
        public Builder put(String key, List<String> values) {
            keys.put(key.toLowerCase(Locale.ROOT), Lookup.present(values));
            spellings.add(key);
            return this;
        }

        /** Declares that the request doesn't have the key. */
        public Builder absent(String key) {
            keys.put(key.toLowerCase(Locale.ROOT), Lookup.ABSENT);
            return this;
        }

        public ConditionContext build() {
            return new ConditionContext(keys, spellings, complete);
        }
    }
}
