package io.jenkins.plugins.bedrock.engine.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What was decided under a lock and is told without it, in the same order. */
final class Announcements {

    private static final Logger LOGGER = Logger.getLogger(Announcements.class.getName());

    private final List<Runnable> waiting = new ArrayList<>();

    synchronized void add(Runnable announcement) {
        waiting.add(announcement);
    }

    /** Tells what waits; never to be called under the lock that it is meant to be told without. */
    void deliver() {
        take().forEach(Announcements::tell);
    }

    /** What waits, for somebody who lets go of a lock before telling it. */
    synchronized List<Runnable> take() {
        List<Runnable> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Tells one listener: one that fails must not keep the others from hearing. */
    static void tell(Runnable announcement) {
        try {
            announcement.run();
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "A listener failed when it was told about the import that it waits for.", e);
        }
    }
}
