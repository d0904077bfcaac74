package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.EditDistance;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.model.StrangersText;
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
final class AcceptedCodes {

    private static final int NAMED = 3;
    private static final int LONGEST_SHOWN = 80;

    private AcceptedCodes() {}

    /**
     * Reads codes.
     *
     * @param text for example {@code CUSTOM_CODE, QUANTIZED}; blank for none
     * @throws IllegalArgumentException if there is no such code, naming those that are meant perhaps, or if its findings
     *     are not a build's to accept
     */
    @NonNull
    static Set<FindingCode> parse(@NonNull String text) {
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
        return "An inspection has no finding '" + StrangersText.shown(name, LONGEST_SHOWN) + "'. "
                + (near.isEmpty()
                        ? "docs/inspection.md lists all codes."
                        : "Meant is perhaps "
                                + near.stream().map(FindingCode::name).collect(Collectors.joining(", "))
                                + "; docs/inspection.md lists all codes.");
    }

    /** Those that begin alike or are spelt almost so, the nearest first. */
    private static List<FindingCode> near(String name) {
        if (name.length() > LONGEST_SHOWN) {
            return List.of();
        }
        return Stream.of(FindingCode.values())
                .filter(code -> code.name().contains(name)
                        || EditDistance.editDistance(name, code.name())
                                <= code.name().length() / 3)
                .sorted(Comparator.comparingInt(code -> EditDistance.editDistance(name, code.name())))
                .limit(NAMED)
                .toList();
    }
}
