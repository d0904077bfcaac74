package io.jenkins.plugins.bedrock.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** What a real promotion leaves on the pages. */
public class PromotedModelTest {

    private static final String BOARD = "bedrock-models/";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void aPromotionShowsOnTheBoardAndInTheHistory() throws Exception {
        world.configure();
        new Pipelines(jenkins).run(Result.SUCCESS, "promote", """
                withModelAccess(model: MODEL, environment: 'dev') {
                  importBedrockModel model: MODEL, environment: 'dev'
                  awaitImport environment: 'dev'
                }
                testImportedModel model: MODEL, environment: 'dev'
                """);

        Browser browser = Browser.of(jenkins);
        List<String> cells = browser.cells(BOARD, 0);
        assertThat(browser.rows(BOARD)).singleElement().asString().startsWith("support-bot/v7");
        assertThat(cells.get(0)).contains("Accepted", "In use", "promote #1");
        assertThat(cells.get(1)).contains("Not there");
        HtmlPage history = browser.page(BOARD).getAnchorByText("support-bot/v7").click();
        assertThat(Browser.texts(history, ".bedrock-history .bedrock-state"))
                .contains("Imported", "Seen unchanged", "Test passed", "Accepted");
    }
}
