package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Every fenced block says how it is run: none is left out without anybody noticing. */
public class KnownExamplesTest {

    /** Each is run by a test of this package. */
    private static final Set<String> RUN = Set.of("yaml jcasc", "groovy pipeline", "groovy step", "groovy jobdsl");

    /** What is no code of this plugin's users: commands, code of the tests, text. */
    private static final Set<String> READ = Set.of("sh", "java", "text");

    @Test
    public void everyExampleSaysHowItIsRun() {
        assertThat(Pages.examples()).isNotEmpty().allMatch(KnownExamplesTest::isKnown);
    }

    @Test
    public void thereAreExamplesOfEveryKind() {
        assertThat(Pages.examples()).extracting(KnownExamplesTest::kind).containsAll(RUN);
    }

    @Test
    public void anExampleThatDoesNotSayHowItIsRunIsNoticed() {
        for (String info : List.of("", "groovy", "groovy jenkinsfile", "yaml", "yml jcasc", "hcl", "json")) {
            assertThat(parse("```" + info, "text", "```")).noneMatch(KnownExamplesTest::isKnown);
        }
    }

    @Test
    public void aBlockWithoutAnEndIsNoticed() {
        assertThatThrownBy(() -> parse("text", "```groovy step", "inspectModel()"))
                .hasMessageContaining("page.md:2 does not end");
    }

    @Test
    public void anExampleIsReadAsItStandsThere() {
        Example read = parse("# Page", "", "```yaml jcasc roles", "a:", "  b: 1", "```", "text")
                .get(0);

        assertThat(read).isEqualTo(new Example(Path.of("page.md"), 4, "yaml", "jcasc", "roles", "a:\n  b: 1\n"));
    }

    /** A policy has a name, under which a test looks for it. */
    private static boolean isKnown(Example example) {
        return RUN.contains(kind(example))
                || READ.contains(example.language()) && example.tag().isEmpty()
                || example.language().equals("json") && !example.tag().isEmpty();
    }

    private static String kind(Example example) {
        return example.language() + " " + example.tag();
    }

    private static List<Example> parse(String... lines) {
        return Pages.parse(Path.of("page.md"), List.of(lines));
    }
}
