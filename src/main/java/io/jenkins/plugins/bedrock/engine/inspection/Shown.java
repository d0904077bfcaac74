package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.StrangersText;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How what strangers have written is shown: on one line, without control characters, not endless. */
final class Shown {

    private static final int LONGEST = 1_000;
    private static final int LONGEST_VALUE = 80;
    private static final int NAMED = 5;

    private Shown() {}

    /** A text of ours with values of others in it. */
    static String text(String text) {
        return StrangersText.shown(text, LONGEST);
    }

    /** A value from a model's file. */
    static String value(String value) {
        return StrangersText.shown(value, LONGEST_VALUE);
    }

    /** The first few of many names, and how many there are besides. */
    static String some(Collection<String> names) {
        Stream<String> first = names.stream().limit(NAMED).map(Shown::value);
        String listed = first.collect(Collectors.joining(", "));
        return names.size() <= NAMED ? listed : listed + " and " + (names.size() - NAMED) + " more";
    }
}
