package io.jenkins.plugins.bedrock.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changed copies of lists, of the one kind that files hold. */
final class Copied {

    private Copied() {}

    static <T> List<T> with(List<T> all, T another) {
        List<T> longer = new ArrayList<>(all);
        longer.add(another);
        return longer;
    }

    /** Without the oldest where there would be too many. */
    static <T> List<T> with(List<T> all, T another, int most) {
        List<T> longer = with(all, another);
        return new ArrayList<>(longer.subList(Math.max(0, longer.size() - most), longer.size()));
    }

    static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
        List<T> changed = new ArrayList<>(all);
        changed.replaceAll(change);
        return changed;
    }
}
