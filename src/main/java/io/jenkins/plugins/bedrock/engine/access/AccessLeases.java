package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Which builds hold which access, until when they need it, and under which keys it was given: it is taken back for none of
 * them while another one needs it, and not ended before the last of them does.
 *
 * <p>In memory only, and no longer than builds run: whoever starts builds says which have ended, and, after a restart,
 * which go on.
 */
public final class AccessLeases {

    private final Map<String, HeldAccess> accesses = new HashMap<>();

    /**
     * Notes that a build holds an access; also to be called for builds that go on after a restart.
     *
     * @param holder names the build for people, for example {@code promote-support-bot #12}
     * @param since when the build was given the access: its lifetime counts from then
     */
    public synchronized void acquire(AccessRequest request, String holder, Instant since) {
        HeldAccess access = accesses.computeIfAbsent(
                request.leaseKey(),
                key -> new HeldAccess(
                        request.access().model(), request.importRole().arn()));
        access.ends.put(holder, request.access().lifetime().endFrom(since));
        request.access().keys().stream().map(KeyUse::key).forEach(access.keys::add);
    }

    /** Notes that a build holds an access no longer; without effect if it did not. */
    public synchronized void release(AccessRequest request, String holder) {
        accesses.computeIfPresent(request.leaseKey(), (key, access) -> access.without(holder::equals));
    }

    /** Follows builds to other names. */
    public synchronized void rename(UnaryOperator<String> holders) {
        accesses.values().forEach(access -> access.rename(holders));
    }

    /** Keeps what running builds hold, and forgets the rest. */
    public synchronized void releaseEnded(Predicate<String> isRunning) {
        Set.copyOf(accesses.keySet())
                .forEach(key -> accesses.computeIfPresent(key, (k, access) -> access.without(isRunning.negate())));
    }

    /** The builds, besides this one, that hold the access. */
    public synchronized SortedSet<String> others(AccessRequest request, String holder) {
        SortedSet<String> others =
                held(request).map(access -> new TreeSet<>(access.ends.keySet())).orElseGet(TreeSet::new);
        others.remove(holder);
        return others;
    }

    /** For how long access is to be given that this build asks for and others may hold. */
    synchronized AccessTerm term(AccessRequest request, String holder, Instant now) {
        List<Optional<Instant>> needed = held(request).stream()
                .flatMap(access -> access.ends.entrySet().stream())
                .filter(hold -> !hold.getKey().equals(holder))
                .map(Map.Entry::getValue)
                .filter(end -> end.filter(e -> !e.isAfter(now)).isEmpty())
                .toList();
        return new AccessTerm(request.access().lifetime(), needed);
    }

    /** The keys under which the access was given to builds; no value if none of them holds it. */
    synchronized Optional<Set<KeyArn>> keys(AccessRequest request) {
        return held(request).map(access -> Set.copyOf(access.keys));
    }

    /** The keys that the role needs for all that builds hold, but for this access. */
    synchronized Set<KeyArn> keysOfRole(AccessRequest request) {
        Set<KeyArn> keys = new HashSet<>();
        accesses.forEach((key, access) -> {
            if (access.role.equals(request.importRole().arn()) && !key.equals(request.leaseKey())) {
                keys.addAll(access.keys);
            }
        });
        return keys;
    }

    /** Everything that builds hold at the moment. */
    synchronized List<HeldModel> heldModels() {
        return accesses.values().stream()
                .map(access -> new HeldModel(access.model, access.role, Set.copyOf(access.keys)))
                .toList();
    }

    /** A model that a role may read, because at least one build needs it, under these keys. */
    record HeldModel(ModelUri model, RoleArn role, Set<KeyArn> keys) {}

    private Optional<HeldAccess> held(AccessRequest request) {
        return Optional.ofNullable(accesses.get(request.leaseKey()));
    }

    /** An access that at least one build holds. */
    private static final class HeldAccess {

        private final ModelUri model;
        private final RoleArn role;
        private final Map<String, Optional<Instant>> ends = new HashMap<>();
        private final Set<KeyArn> keys = new HashSet<>();

        private HeldAccess(ModelUri model, RoleArn role) {
            this.model = model;
            this.role = role;
        }

        private void rename(UnaryOperator<String> holders) {
            Map<String, Optional<Instant>> renamed = new HashMap<>();
            ends.forEach((holder, end) -> renamed.put(holders.apply(holder), end));
            ends.clear();
            ends.putAll(renamed);
        }

        private HeldAccess without(Predicate<String> holder) {
            ends.keySet().removeIf(holder);
            return ends.isEmpty() ? null : this;
        }
    }
}
