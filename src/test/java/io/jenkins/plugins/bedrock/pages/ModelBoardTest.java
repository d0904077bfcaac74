package io.jenkins.plugins.bedrock.pages;

import static io.jenkins.plugins.bedrock.pages.RecordedModel.DEV;
import static io.jenkins.plugins.bedrock.pages.RecordedModel.PROD;
import static io.jenkins.plugins.bedrock.pages.RecordedModel.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import io.jenkins.plugins.bedrock.history.RecordedPromotion;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Which model is where, at one sight. */
public class ModelBoardTest {

    private static final String BOARD = "bedrock-models/";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private Browser browser;

    @Before
    public void configure() throws Exception {
        RecordedModel.configureEnvironments();
        browser = Browser.of(jenkins);
        FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
        jenkins.buildAndAssertSuccess(promote);
    }

    @Test
    public void anEmptyBoardTellsHowToBegin() throws Exception {
        HtmlPage page = browser.page(BOARD);

        assertThat(page.asNormalizedText()).contains("No models yet", "importBedrockModel");
        assertThat(Browser.links(page, ".jenkins-notice a"))
                .anyMatch(link -> link.endsWith("/manage/configure"))
                .anyMatch(link -> link.contains("#use-it"));
    }

    @Test
    public void everyPageHasItInItsMenu() throws Exception {
        assertThat(browser.text("")).contains(jenkins.contextPath + "/bedrock-models");
    }

    @Test
    public void nobodyHasItInHisMenuAsLongAsItCanShowNothing() throws Exception {
        BedrockConfiguration.get().setEnvironments(List.of());
        assertThat(browser.text("")).doesNotContain(jenkins.contextPath + "/bedrock-models");
        assertThat(browser.status(BOARD)).isEqualTo(200);

        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");

        assertThat(browser.text("")).contains(jenkins.contextPath + "/bedrock-models");
    }

    @Test
    public void environmentsStandInTheOrderInWhichModelsGoThroughThem() throws Exception {
        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");

        assertThat(browser.columns(BOARD))
                .containsExactly(
                        "Model version",
                        "dev 444455556666 us-east-1",
                        "validation 777788889999 us-east-1",
                        "prod 999900001111 us-east-1");
    }

    @Test
    public void whatHasHappenedLastComesFirst() throws Exception {
        RecordedModel first = new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");
        new RecordedModel(2, "bot/v2").imported(DEV, "promote #1");
        assertThat(browser.rows(BOARD)).extracting(row -> row.substring(0, 6)).containsExactly("bot/v2", "bot/v1");

        first.accepted(VALIDATION, "promote #1");

        assertThat(browser.rows(BOARD)).extracting(row -> row.substring(0, 6)).containsExactly("bot/v1", "bot/v2");
    }

    @Test
    public void aRowNamesVersionDigestAndEvidence() throws Exception {
        RecordedModel bot = new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");

        assertThat(browser.rows(BOARD).get(0)).contains("bot/v1", bot.digest().toString(), "CRC64");
        assertThat(Browser.links(browser.page(BOARD), ".bedrock-table tbody th a"))
                .containsExactly(jenkins.contextPath + "/" + bot.url());
    }

    @Test
    public void aCellSaysWhatBecameOfTheModelSinceWhenAndByWhichBuild() throws Exception {
        new RecordedModel(1, "bot/v1").accepted(DEV, "promote #1").described(DEV, details -> details.withModelUnits(2));

        HtmlPage page = browser.page(BOARD);
        assertThat(browser.cells(BOARD, 0).get(0)).contains("Accepted", "promote #1", "Custom Model Units: 2");
        assertThat(Browser.attributes(page, ".bedrock-cell time", "datetime"))
                .containsExactly(RecordedModel.now().toString());
        assertThat(Browser.links(page, ".bedrock-cell a")).containsExactly(jenkins.contextPath + "/job/promote/1/");
        assertThat(browser.cells(BOARD, 0).get(2)).contains("Not there");
    }

    @Test
    public void aBuildThatIsGoneIsNamedWithoutALink() throws Exception {
        new RecordedModel(1, "bot/v1").accepted(DEV, "promote #7");

        assertThat(browser.cells(BOARD, 0).get(0)).contains("promote #7");
        assertThat(Browser.links(browser.page(BOARD), ".bedrock-cell a")).isEmpty();
    }

    @Test
    public void aModelThatIsNotAcceptedShowsWhatIsMissing() throws Exception {
        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1").moved(PROD, "promote #1");

        assertThat(browser.cells(BOARD, 0).get(0)).contains("Not accepted yet", "not seen unchanged");
        assertThat(browser.cells(BOARD, 0).get(2))
                .contains("Files changed", "import it again")
                .doesNotContain("Failed");
    }

    @Test
    public void anAttemptAfterFilesChangedShowsWhyItFailed() throws Exception {
        new RecordedModel(1, "bot/v1")
                .moved(DEV, "promote #1")
                .failed(DEV, "promote #1", "Access to the key was denied");

        assertThat(browser.cells(BOARD, 0).get(0)).contains("Failed", "Access to the key was denied");
    }

    @Test
    public void aFailureShowsItsReasonUntilAnImportFollows() throws Exception {
        RecordedModel bot = new RecordedModel(1, "bot/v1").failed(DEV, "promote #1", "Access to the key was denied");
        assertThat(browser.cells(BOARD, 0).get(0)).contains("Failed", "Access to the key was denied");

        bot.accepted(DEV, "promote #1").failed(DEV, "promote #1", "Too late");

        assertThat(browser.cells(BOARD, 0).get(0)).contains("Accepted").doesNotContain("Too late");
    }

    @Test
    public void aDeletedModelShowsAsDeleted() throws Exception {
        new RecordedModel(1, "bot/v1")
                .accepted(DEV, "promote #1")
                .described(
                        DEV, details -> details.withDeletion(RecordedDeletion.of(RecordedModel.later(), "promote #1")));

        assertThat(browser.cells(BOARD, 0).get(0)).startsWith("Deleted").doesNotContain("In use");
    }

    @Test
    public void theVersionThatWasAcceptedLastIsInUse() throws Exception {
        new RecordedModel(1, "bot/v1").accepted(PROD, "promote #1");
        new RecordedModel(2, "bot/v2").accepted(PROD, "promote #1");
        new RecordedModel(3, "other/v1").accepted(PROD, "promote #1");

        assertThat(browser.cells(BOARD, 0).get(2)).contains("In use");
        assertThat(browser.cells(BOARD, 1).get(2)).contains("In use");
        assertThat(browser.cells(BOARD, 2).get(2)).contains("Accepted").doesNotContain("In use");
    }

    @Test
    public void aRollbackBringsTheEarlierVersionBackIntoUse() throws Exception {
        RecordedModel old = new RecordedModel(1, "bot/v1").accepted(PROD, "promote #1");
        new RecordedModel(2, "bot/v2").accepted(PROD, "promote #1");

        old.described(
                PROD, details -> details.withPromotion(RecordedPromotion.of(RecordedModel.later(), "promote #1")));

        assertThat(browser.rows(BOARD).get(0)).startsWith("bot/v1");
        assertThat(browser.cells(BOARD, 0).get(2)).contains("In use");
        assertThat(browser.cells(BOARD, 1).get(2)).doesNotContain("In use");
    }

    @Test
    public void aRecalledModelIsMarked() throws Exception {
        new RecordedModel(1, "bot/v1").accepted(DEV, "promote #1").recalled("leaks");

        assertThat(browser.rows(BOARD).get(0)).contains("Recalled");
    }

    @Test
    public void theFilterFindsPartsOfNamesAndTheBeginningOfDigests() throws Exception {
        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");
        RecordedModel voice = new RecordedModel(0xabc, "Voice/v1").imported(DEV, "promote #1");

        assertThat(browser.rows(BOARD + "?filter=VOI"))
                .singleElement()
                .asString()
                .startsWith("Voice/v1");
        assertThat(browser.rows(BOARD + "?filter=" + voice.digest())).hasSize(1);
        assertThat(browser.text(BOARD + "?filter=moon")).contains("No model matches");
    }

    @Test
    public void theFilterIsAFormThatWorksWithoutScripts() throws Exception {
        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");
        new RecordedModel(2, "voice/v1").imported(DEV, "promote #1");

        HtmlForm form = browser.page(BOARD).querySelector("form.bedrock-filter");
        form.getInputByName("filter").setValue("bot");

        assertThat(Browser.texts(Browser.submit(form), ".bedrock-table tbody th"))
                .hasSize(1);
    }

    @Test
    public void aLongBoardHasPages() throws Exception {
        for (int number = 1; number <= BoardPage.SIZE + 1; number++) {
            new RecordedModel(number, "bot/v" + number).imported(DEV, "promote #1");
        }

        HtmlPage first = browser.page(BOARD + "?filter=bot");
        assertThat(Browser.texts(first, ".bedrock-table tbody tr")).hasSize(BoardPage.SIZE);
        assertThat(Browser.links(first, ".bedrock-paging a")).containsExactly("?page=2&filter=bot");
        HtmlPage second = first.getAnchorByHref("?page=2&filter=bot").click();
        assertThat(Browser.links(second, ".bedrock-table tbody th a"))
                .containsExactly(jenkins.contextPath + "/" + new RecordedModel(1, "bot/v1").url());
        assertThat(browser.rows(BOARD + "?page=99")).as("the last one").hasSize(1);
        assertThat(browser.rows(BOARD + "?page=-1&size=x")).hasSize(BoardPage.SIZE);
    }

    @Test
    public void anEnvironmentThatIsDefinedNoMoreComesLast() throws Exception {
        new RecordedModel(1, "bot/v1").accepted(DEV, "promote #1").accepted(PROD, "promote #1");

        BedrockConfiguration.get().setEnvironments(List.of(RecordedModel.defined("prod", PROD)));

        assertThat(browser.columns(BOARD))
                .containsExactly(
                        "Model version", "prod 999900001111 us-east-1", "Not defined here 444455556666 us-east-1");
    }

    @Test
    public void aFolderShowsWhatItsJobsDidAndItsOwnEnvironments() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        EnvironmentId sandbox = RecordedModel.environment("team", "123412341234");
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setEnvironments(List.of(RecordedModel.defined("sandbox", sandbox)));
        team.addProperty(property);
        team.createProject(FreeStyleProject.class, "try");
        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");
        new RecordedModel(2, "voice/v1").accepted(sandbox, "team/try #1");

        assertThat(browser.rows("job/team/" + BOARD)).singleElement().asString().startsWith("voice/v1");
        assertThat(browser.columns("job/team/" + BOARD)).contains("sandbox of team 123412341234 us-east-1");
        assertThat(browser.rows(BOARD)).hasSize(2);
        assertThat(browser.columns(BOARD)).contains("sandbox of team 123412341234 us-east-1");
    }

    @Test
    public void aJobShowsItsModelsWithWhatOtherJobsDidToThem() throws Exception {
        jenkins.createFreeStyleProject("to-prod");
        new RecordedModel(1, "bot/v1").accepted(DEV, "promote #1").accepted(PROD, "to-prod #1");
        new RecordedModel(2, "voice/v1").accepted(DEV, "promote #1");

        assertThat(browser.rows("job/to-prod/" + BOARD))
                .singleElement()
                .asString()
                .startsWith("bot/v1");
        assertThat(browser.cells("job/to-prod/" + BOARD, 0).get(0)).contains("Accepted", "promote #1");
        assertThat(browser.rows("job/promote/" + BOARD)).hasSize(2);
    }

    @Test
    public void aJobThatPromotesNothingHasNoBoard() throws Exception {
        jenkins.createFreeStyleProject("unrelated");
        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");

        assertThat(browser.status("job/unrelated/" + BOARD)).isEqualTo(404);
        assertThat(browser.text("job/unrelated/")).doesNotContain("job/unrelated/bedrock-models");
        assertThat(browser.text("job/promote/")).contains("job/promote/bedrock-models");
    }

    @Test
    public void aFolderThatPromotesNothingHasNoBoard() throws Exception {
        jenkins.createProject(Folder.class, "unrelated");
        Folder outer = jenkins.createProject(Folder.class, "outer");
        outer.createProject(Folder.class, "inner").createProject(FreeStyleProject.class, "promote");
        new RecordedModel(1, "bot/v1").imported(DEV, "outer/inner/promote #1");

        assertThat(browser.status("job/unrelated/" + BOARD)).isEqualTo(404);
        assertThat(browser.text("job/unrelated/")).doesNotContain("job/unrelated/bedrock-models");
        assertThat(browser.rows("job/outer/job/inner/" + BOARD)).hasSize(1);
        assertThat(browser.rows("job/outer/" + BOARD)).hasSize(1);
    }

    @Test
    public void tablesAreReadWellByScreenReaders() throws Exception {
        new RecordedModel(1, "bot/v1").imported(DEV, "promote #1");

        HtmlPage page = browser.page(BOARD);

        assertThat(Browser.texts(page, ".bedrock-table caption")).hasSize(1);
        assertThat(page.querySelectorAll(".bedrock-table th:not([scope])")).isEmpty();
        assertThat(page.querySelectorAll("#main-panel [style], #main-panel script:not([src]), #main-panel [onclick]"))
                .isEmpty();
    }
}
