package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One of several values, saved as the text that was given: XStream would read an unknown constant as none, and so as the
 * weakest rule.
 */
final class Choice {

    private Choice() {}

    /**
     * The constant of this name, in upper or lower case.
     *
     * @param whenNone the value of a field that was left empty
     * @throws IllegalArgumentException naming what can be chosen
     */
    @NonNull
    static <E extends Enum<E>> E of(@NonNull String field, @CheckForNull String text, @NonNull E whenNone) {
        if (text == null || text.isBlank()) {
            return whenNone;
        }
        E[] constants = whenNone.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + text + "' is not possible as " + field + ": choose "
                                + Arrays.stream(constants)
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
