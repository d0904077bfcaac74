package io.jenkins.plugins.bedrock.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text in which {@code *} stands for any characters, colons and slashes too, and {@code ?} for exactly one.
 *
 * <p>A pattern is a list of code points, so that a character can be literal although it looks like a wildcard
 * ({@code ${*}}, or the value of a policy variable).
 */
final class WildcardPattern {

    private static final int ARN_PARTS = 6;
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final List<Integer> symbols;

    private WildcardPattern(List<Integer> symbols) {
        this.symbols = List.copyOf(symbols);
    }

    /** A pattern with wildcards and without policy variables. */
    static WildcardPattern of(String text) {
        return new Builder().wildcards(text).build();
    }

    /** The pattern for a comparison without regard to case, against a text in lower case. */
    WildcardPattern lowerCase() {
        return new WildcardPattern(symbols.stream()
                .map(symbol -> symbol < 0 ? symbol : Character.toLowerCase(symbol))
                .toList());
    }

    static boolean matchesIgnoringCase(String pattern, String text) {
        return of(pattern.toLowerCase(Locale.ROOT)).matches(text.toLowerCase(Locale.ROOT));
    }

    /** Whether the pattern has the six parts of an ARN. */
    boolean isArn() {
        return split().size() == ARN_PARTS;
    }

    /** Matches each of the six parts of an ARN by itself, so that a wildcard stands for text within one of them. */
    boolean matchesArn(String arn) {
        List<WildcardPattern> wanted = split();
        String[] actual = arn.split(":", ARN_PARTS);
        return actual.length == ARN_PARTS
                && wanted.size() == ARN_PARTS
                && IntStream.range(0, ARN_PARTS).allMatch(i -> wanted.get(i).matches(actual[i]));
    }

    /** The parts between colons; the last one holds all further colons. */
    private List<WildcardPattern> split() {
        List<WildcardPattern> split = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < symbols.size() && split.size() < ARN_PARTS - 1; i++) {
            if (symbols.get(i) == ':') {
                split.add(new WildcardPattern(symbols.subList(start, i)));
                start = i + 1;
            }
        }
        split.add(new WildcardPattern(symbols.subList(start, symbols.size())));
        return split;
    }

    /** Takes time in proportion to both lengths at most: on a mismatch, only the last {@code *} takes one more. */
    boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int at = 0;
        int symbol = 0;
        int lastAny = -1;
        int resumeAt = 0;
        while (at < characters.length) {
            int wanted = symbol < symbols.size() ? symbols.get(symbol) : Integer.MIN_VALUE;
            if (wanted == ANY) {
                lastAny = symbol++;
                resumeAt = at;
            } else if (wanted == ONE || wanted == characters[at]) {
                symbol++;
                at++;
            } else if (lastAny >= 0) {
                symbol = lastAny + 1;
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        return symbols.subList(symbol, symbols.size()).stream().allMatch(rest -> rest == ANY);
    }

    /** Puts a pattern together. */
    static final class Builder {

        private final List<Integer> symbols = new ArrayList<>();

        Builder literal(String text) {
            text.codePoints().forEach(symbols::add);
            return this;
        }

        Builder wildcards(String text) {
            text.codePoints().map(c -> c == '*' ? ANY : c == '?' ? ONE : c).forEach(symbols::add);
            return this;
        }

        WildcardPattern build() {
            return new WildcardPattern(symbols);
        }
    }
}
