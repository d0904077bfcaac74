package io.jenkins.plugins.bedrock.engine.access;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which builds hold which access: it is taken back for none of them while another one needs it. */
public final class AccessLeases {

    private final Map<String, Set<String>> holders = new HashMap<>();

    /**
     * Notes that a build holds an access; also to be called for builds that go on after a restart.
     *
     * @param holder names the build for people, for example {@code promote-support-bot #12}
     */
    public synchronized void acquire(AccessRequest request, String holder) {
        holders.computeIfAbsent(request.leaseKey(), key -> new LinkedHashSet<>())
                .add(holder);
    }

    /** Notes that a build holds an access no longer; without effect if it did not. */
    public synchronized void release(AccessRequest request, String holder) {
        holders.computeIfPresent(request.leaseKey(), (key, all) -> {
            all.remove(holder);
            return all.isEmpty() ? null : all;
        });
    }

    /** The builds, besides this one, that hold the access. */
    public synchronized SortedSet<String> others(AccessRequest request, String holder) {
        SortedSet<String> others = new TreeSet<>(holders.getOrDefault(request.leaseKey(), Set.of()));
        others.remove(holder);
        return others;
    }
}
