package io.jenkins.plugins.bedrock.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A list of texts that is edited in one text field and written as a list in YAML.
 *
 * <p>Stapler binds the one text that a form sends to a list with one element. So a setter takes a list and splits its
 * elements: form, YAML and Job DSL then need no more than that one setter.
 */
final class TextList {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern LINE_BREAK_OR_COMMA = Pattern.compile("\\R|,");

    private TextList() {}

    /** One item a line; blank ones are left out. What is returned can be saved by Jenkins. */
    @NonNull
    static List<String> ofLines(@CheckForNull List<String> given) {
        return split(given, LINE_BREAK);
    }

    /** The same for items in which there is no comma: they may stand in one line, too. */
    @NonNull
    static List<String> ofNames(@CheckForNull List<String> given) {
        return split(given, LINE_BREAK_OR_COMMA);
    }

    /** What a form has in its field. */
    @NonNull
    static List<String> ofLines(@CheckForNull String text) {
        return ofLines(text == null ? List.of() : List.of(text));
    }

    /** What a form has in its field. */
    @NonNull
    static List<String> ofNames(@CheckForNull String text) {
        return ofNames(text == null ? List.of() : List.of(text));
    }

    /** What a saved object holds: no list at all if it was saved by hand without. */
    @NonNull
    static List<String> saved(@CheckForNull List<String> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** For the text area of a form. */
    @NonNull
    static String lines(@CheckForNull List<String> list) {
        return String.join("\n", saved(list));
    }

    /** For the text field of a form. */
    @NonNull
    static String names(@CheckForNull List<String> list) {
        return String.join(", ", saved(list));
    }

    private static List<String> split(List<String> given, Pattern separator) {
        return saved(given).stream()
                .flatMap(text -> Arrays.stream(separator.split(text)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
