package io.jenkins.plugins.bedrock.engine.promotion;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** The digests of the same objects: of one, of those that are noted beside it, of those beside these, and so on. */
public final class SameObjects {

    private SameObjects() {}

    /**
     * All of them.
     *
     * @param others which are noted beside one
     * @return the given one first
     */
    public static <D> Set<D> closure(D digest, Function<D, ? extends Collection<D>> others) {
        Set<D> all = new LinkedHashSet<>(Set.of(digest));
        Deque<D> next = new ArrayDeque<>(all);
        while (!next.isEmpty()) {
            others.apply(next.remove()).stream().filter(all::add).forEach(next::add);
        }
        return all;
    }
}
