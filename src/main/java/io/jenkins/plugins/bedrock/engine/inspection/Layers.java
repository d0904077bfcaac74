package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The layers of a model, or of its encoder or decoder.
 *
 * @param prefix what the names of their tensors begin with
 * @param byNumber the names of each layer's tensors, without prefix and number
 */
record Layers(String prefix, SortedMap<Integer, SortedSet<String>> byNumber) {

    /** No model has as many layers as has a number of more digits. */
    private static final int DIGITS = 6;

    static Layers beginningWith(String prefix, SortedSet<String> names) {
        SortedMap<Integer, SortedSet<String>> byNumber = new TreeMap<>();
        for (String name : names.tailSet(prefix)) {
            if (!name.startsWith(prefix)) {
                break;
            }
            int end = name.indexOf('.', prefix.length());
            if (end > prefix.length() && isNumber(name.substring(prefix.length(), end))) {
                byNumber.computeIfAbsent(Integer.valueOf(name.substring(prefix.length(), end)), n -> new TreeSet<>())
                        .add(name.substring(end + 1));
            }
        }
        return new Layers(prefix, byNumber);
    }

    /** The name of a layer, as its tensors' names begin. */
    String name(long number) {
        return prefix + number;
    }

    private static boolean isNumber(String text) {
        return text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
