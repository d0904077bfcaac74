package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** What the page on troubles quotes of this plugin's messages is what the code says. */
public class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("docs", "troubleshooting.md");
    private static final Path CODE = Path.of("src", "main", "java");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern ONE_STRING = Pattern.compile("\"\\s*\\+\\s*\"");

    @Test
    public void theCodeSaysWhatThePageQuotes() throws IOException {
        String code = code();
        List<String> quotes = quotes();

        assertThat(quotes).hasSizeGreaterThan(20);
        assertThat(quotes).allMatch(code::contains);
    }

    /** In the first column of the last table; where names stand in a message, the page has an ellipsis. */
    private static List<String> quotes() throws IOException {
        String page = Files.readString(PAGE);
        List<String> quotes = new ArrayList<>();
        page.substring(page.indexOf("## What the plugin refuses"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .forEach(cell -> {
                    for (Matcher quote = QUOTED.matcher(cell); quote.find(); ) {
                        Stream.of(quote.group(1).split("…"))
                                .map(String::strip)
                                .filter(part -> !part.isEmpty())
                                .forEach(quotes::add);
                    }
                });
        return quotes;
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> texts = new ArrayList<>();
            for (Path source : sources) {
                texts.add(ONE_STRING.matcher(Files.readString(source)).replaceAll(""));
            }
            return texts.stream().collect(Collectors.joining("\n"));
        }
    }
}
