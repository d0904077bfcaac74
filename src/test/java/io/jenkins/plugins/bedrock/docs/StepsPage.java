package io.jenkins.plugins.bedrock.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of the page on steps. */
final class StepsPage {

    private static final Path PAGE = Path.of("docs", "steps.md");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)`");

    private StepsPage() {}

    /** The parameters that a section lists; none if it has no table of them. */
    static Set<String> parameters(String section) {
        return firstColumn(section, "| parameter |");
    }

    /** The keys that a section lists; none if it has no table of them. */
    static Set<String> keys(String section) {
        return firstColumn(section, "| key |");
    }

    private static Set<String> firstColumn(String section, String header) {
        Set<String> names = new TreeSet<>();
        section(section)
                .lines()
                .dropWhile(line -> !line.startsWith(header))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .forEach(cell -> NAME.matcher(cell).results().forEach(name -> names.add(name.group(1))));
        return names;
    }

    private static String section(String heading) {
        return Stream.of(text().split("\n## "))
                .filter(section -> section.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(PAGE + " has no section " + heading + "."));
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
