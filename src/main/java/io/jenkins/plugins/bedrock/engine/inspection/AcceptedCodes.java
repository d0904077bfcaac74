package io.jenkins.plugins.bedrock.engine.inspection;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of findings that somebody accepts, as people write them: separated by commas or spaces. */
public final class AcceptedCodes {

    private static final int NAMED = 3;

    private AcceptedCodes() {}

    /**
     * Reads codes.
     *
     * @param text for example {@code CUSTOM_CODE, QUANTIZED}; blank for none
     * @throws IllegalArgumentException if there is no such code, naming those that are meant perhaps, or if its findings
     *     are not a build's to accept
     */
    public static Set<FindingCode> parse(String text) {
        EnumSet<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
        Stream.of(text.split("[\\s,]+")).filter(name -> !name.isEmpty()).forEach(name -> codes.add(acceptable(name)));
        return Collections.unmodifiableSet(codes);
    }

    private static FindingCode acceptable(String name) {
        FindingCode code = find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
        code.whyNotAccepted().ifPresent(reason -> {
            throw new IllegalArgumentException(code + " cannot be accepted here: " + reason);
        });
        return code;
    }

    private static Optional<FindingCode> find(String name) {
        return Stream.of(FindingCode.values())
                .filter(code -> code.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static String unknown(String name) {
        List<FindingCode> near = near(name.toUpperCase(Locale.ROOT));
        return "An inspection has no finding '" + Shown.value(name) + "'. "
                + (near.isEmpty()
                        ? "docs/inspection.md lists all codes."
                        : "Meant is perhaps "
                                + near.stream().map(FindingCode::name).collect(Collectors.joining(", "))
                                + "; docs/inspection.md lists all codes.");
    }

    /** Those that begin alike or are spelt almost so, the nearest first. */
    private static List<FindingCode> near(String name) {
        if (name.length() > Shown.LONGEST_VALUE) {
            return List.of();
        }
        return Stream.of(FindingCode.values())
                .filter(code -> code.name().contains(name)
                        || distance(name, code.name()) <= code.name().length() / 3)
                .sorted(Comparator.comparingInt(code -> distance(name, code.name())))
                .limit(NAMED)
                .toList();
    }

    /** How many characters must be inserted, left out or replaced (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int row = 1; row <= from.length(); row++) {
            int[] line = new int[above.length];
            line[0] = row;
            for (int i = 1; i < line.length; i++) {
                int replaced = above[i - 1] + (from.charAt(row - 1) == to.charAt(i - 1) ? 0 : 1);
                line[i] = Math.min(replaced, Math.min(above[i], line[i - 1]) + 1);
            }
            above = line;
        }
        return above[to.length()];
    }
}
