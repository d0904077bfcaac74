package io.jenkins.plugins.bedrock.engine.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For how long access is given: as its lifetime says, and not shorter than another build that holds it needs it.
 *
 * @param needed the ends of what others need; no value for one that needs it until it is revoked
 */
record AccessTerm(Lifetime lifetime, List<Optional<Instant>> needed) {

    AccessTerm {
        needed = List.copyOf(needed);
    }

    /** Where nobody else holds the access. */
    static AccessTerm of(Lifetime lifetime) {
        return new AccessTerm(lifetime, List.of());
    }

    /** Whether the access ends only when it is revoked. */
    boolean isEndless() {
        return lifetime.expiresAfter().isEmpty() || needed.stream().anyMatch(Optional::isEmpty);
    }

    /**
     * The end that statements are to have: the one that they have, where it serves on and is the same in all of them;
     * otherwise a new one.
     */
    Optional<Instant> end(Set<Optional<Instant>> current, Instant now) {
        if (isEndless()) {
            return Optional.empty();
        }
        return current.stream()
                .flatMap(Optional::stream)
                .filter(end -> current.size() == 1 && serves(end, now))
                .findFirst()
                .or(() -> lifetime.endFrom(now)
                        .map(own -> latest().filter(own::isBefore).orElse(own)));
    }

    private boolean serves(Instant end, Instant now) {
        return latest().filter(end::isBefore).isEmpty()
                && lifetime.isLongEnough(end, now)
                && (!lifetime.isTooLong(end, now)
                        || latest().filter(latest -> !end.isAfter(latest)).isPresent());
    }

    private Optional<Instant> latest() {
        return needed.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
