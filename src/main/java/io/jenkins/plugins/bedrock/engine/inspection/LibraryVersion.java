package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Hugging Face library, by its numbers.
 *
 * @param numbers for example 4, 51, 3 of {@code 4.51.3} and of {@code 4.51.3.dev0}
 */
record LibraryVersion(List<Integer> numbers) implements Comparable<LibraryVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9}){0,5})(?:\\D.{0,50})?");

    LibraryVersion {
        numbers = List.copyOf(numbers);
    }

    /** No value if it does not begin with numbers. */
    static Optional<LibraryVersion> of(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        return matcher.matches()
                ? Optional.of(new LibraryVersion(Arrays.stream(matcher.group(1).split("\\."))
                        .map(Integer::valueOf)
                        .toList()))
                : Optional.empty();
    }

    /** Numbers that are not written are 0. */
    @Override
    public int compareTo(LibraryVersion other) {
        int parts = Math.max(numbers.size(), other.numbers.size());
        int difference = 0;
        for (int i = 0; i < parts && difference == 0; i++) {
            difference = Integer.compare(number(i), other.number(i));
        }
        return difference;
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}
