package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** The page on inspections lists all codes and sources, each as the code has it, and how to mend what each finds. */
public class CodesOfInspectionTest {

    private static final Path PAGE = Path.of("docs", "inspection.md");
    private static final String MISSING = "?";

    @Test
    public void allCodesAreListed() throws IOException {
        String header = "| code | severity | rule | source | how to mend |\n";
        Map<String, String> mends = lastColumn(table(header));
        String expected = Stream.of(FindingCode.values())
                .map(code ->
                        "| `" + code + "` | " + code.severity().name().toLowerCase(Locale.ROOT) + " | " + code.why()
                                + " | `" + code.source() + "` | " + mends.getOrDefault(code.name(), MISSING) + " |\n")
                .collect(Collectors.joining());

        assertThat(table(header))
                .as("The table is to be this one, with what is to be done in place of each question mark:\n" + expected)
                .isEqualTo(expected);
        assertThat(mends.values()).noneMatch(mend -> mend.isBlank() || mend.equals(MISSING));
    }

    @Test
    public void allSourcesAreListed() throws IOException {
        String expected = Stream.of(RuleSource.values())
                .map(source -> "| `" + source + "` | " + source.title() + " |\n")
                .collect(Collectors.joining());

        assertThat(table("| source | document |\n")).isEqualTo(expected);
    }

    /** The rows below a header, as they are written. */
    private static String table(String header) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(header);
        return page.substring(page.indexOf(header) + header.length())
                .lines()
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> lastColumn(String rows) {
        Map<String, String> last = new LinkedHashMap<>();
        rows.lines()
                .map(row -> row.split(" \\| | \\|$|^\\| "))
                .forEach(cells -> last.put(cells[1].replace("`", ""), cells[cells.length - 1]));
        return last;
    }
}
