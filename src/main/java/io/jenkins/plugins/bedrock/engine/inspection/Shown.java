package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How what strangers have written is shown: on one line, without control characters, not endless. */
final class Shown {

    private static final int LONGEST = 1_000;
    static final int LONGEST_VALUE = 80;
    private static final int NAMED = 5;

    private Shown() {}

    /** A text of ours with values of others in it. */
    static String text(String text) {
        return cut(text, LONGEST);
    }

    /** A value from a model's file. */
    static String value(String value) {
        return cut(value, LONGEST_VALUE);
    }

    /** The first few of many names, and how many there are besides. */
    static String some(Collection<String> names) {
        Stream<String> first = names.stream().limit(NAMED).map(Shown::value);
        String listed = first.collect(Collectors.joining(", "));
        return names.size() <= NAMED ? listed : listed + " and " + (names.size() - NAMED) + " more";
    }

    /** Characters that XML does not take would make a build that was saved with them unreadable, hence all of C. */
    private static String cut(String text, int longest) {
        String line = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end) + "…";
    }
}
