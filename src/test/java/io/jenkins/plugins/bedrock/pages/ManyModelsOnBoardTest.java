package io.jenkins.plugins.bedrock.pages;

import static io.jenkins.plugins.bedrock.pages.RecordedModel.DEV;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A page of the board costs about the same, however many models there are. */
public class ManyModelsOnBoardTest {

    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int REPETITIONS = 5;
    private static final String BOARD = "bedrock-models/";

    /** Of a page with 50 rows of one environment, header and footer of Jenkins included. */
    private static final int CHARACTERS = 200_000;

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    private final RecordedModel first = new RecordedModel(1, "bot/v1");
    private long few;
    private long many;

    @Test
    public void tenThousandModelsAreShownLikeAHundred() throws Throwable {
        sessions.then(jenkins -> {
            jenkins.createFreeStyleProject("promote");
            first.accepted(DEV, "promote #1");
            copy(2, FEW);
        });
        sessions.then(jenkins -> few = shortest(jenkins, FEW));
        sessions.then(jenkins -> copy(FEW + 1, MANY));
        sessions.then(jenkins -> many = shortest(jenkins, MANY));

        assertThat((double) many / few)
                .as("times as long for 100 times as many")
                .isLessThan(10);
    }

    /** The shortest of some requests, each of which shows a page of bounded size. */
    private static long shortest(JenkinsRule jenkins, int models) throws Exception {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long before = System.nanoTime();
            HtmlPage page = Browser.of(jenkins).page(BOARD + "?filter=bot&page=2");
            shortest = Math.min(shortest, System.nanoTime() - before);
            assertThat(page.querySelectorAll(".bedrock-table tbody tr")).hasSize(BoardPage.SIZE);
            assertThat(page.asNormalizedText()).contains(String.format("51 to 100 of %,d", models));
            assertThat(page.getWebResponse().getContentAsString()).hasSizeLessThan(CHARACTERS);
        }
        return shortest;
    }

    private void copy(int from, int to) throws Exception {
        Path directory = Jenkins.get().getRootDir().toPath().resolve("bedrock-model-import/models");
        String sha256 = first.digest().sha256();
        String text = Files.readString(directory.resolve(sha256 + ".xml"));
        for (int number = from; number <= to; number++) {
            String other = new RecordedModel(number, "").digest().sha256();
            Files.writeString(directory.resolve(other + ".xml"), text.replace(sha256, other));
        }
    }
}
