package io.jenkins.plugins.bedrock.engine.importing;

import java.util.ArrayList;
import java.util.List;

/** What was decided under a lock and is told without it, in the same order. */
final class Announcements {

    private final List<Runnable> waiting = new ArrayList<>();

    synchronized void add(Runnable announcement) {
        waiting.add(announcement);
    }

    /** Tells what waits; never to be called under the lock that it is meant to be told without. */
    void deliver() {
        take().forEach(Runnable::run);
    }

    /** What waits, for somebody who lets go of a lock before telling it. */
    synchronized List<Runnable> take() {
        List<Runnable> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
