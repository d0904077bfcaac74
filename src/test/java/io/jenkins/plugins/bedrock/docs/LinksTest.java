package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.Test;

/** Links from page to page lead to a page, and to a heading on it. */
public class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?://)([^)#]*)(?:#([^)]*))?\\)");

    @Test
    public void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : Pages.pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                links++;
                if (!leadsSomewhere(page, link.group(1), link.group(2))) {
                    broken.add(page + ": " + link.group());
                }
            }
        }

        assertThat(links).isGreaterThan(30);
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String file, String heading) throws IOException {
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target) && (heading == null || headings(target).contains(heading));
    }

    private static List<String> headings(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(text -> text.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
    }
}
