package io.jenkins.plugins.bedrock.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import io.jenkins.plugins.bedrock.history.RecordedFindings;
import io.jenkins.plugins.bedrock.history.RecordedPublication;
import io.jenkins.plugins.bedrock.history.RecordedTest;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Whatever AWS, a model or a user has written is shown as text: no page makes an element of it. */
public class HostileTextTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private RecordedModel bot;
    private String job;

    @Before
    public void attack() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "folder");
        folder.setDisplayName(markup("folder"));
        FreeStyleProject promote = folder.createProject(FreeStyleProject.class, "promote");
        promote.setDisplayName(markup("job"));
        jenkins.buildAndAssertSuccess(promote);
        job = promote.getFullName();
        EnvironmentId where = RecordedModel.environment(markup("scope"), "444455556666");
        bot = new RecordedModel(1, markup("version"))
                .accepted(where, job + " #1")
                .failed(RecordedModel.PROD, "deleted" + markup("build") + " #2", markup("message"))
                .overridable(RecordedModel.PROD, job, markup("override"))
                .described(
                        where,
                        details -> details.startedBy(markup("starter"), List.of(markup("cause")))
                                .withFindings(
                                        RecordedFindings.of(1, 1, List.of(markup("accepted")), List.of(markup("code"))))
                                .withApproval(RecordedApproval.of(
                                        markup("approver"), RecordedModel.later(), markup("question"), job + " #1"))
                                .withTest(RecordedTest.of(
                                        false, false, RecordedModel.later(), job + " #1", markup("answer")))
                                .withPublication(RecordedPublication.of(
                                        markup("parameter"), RecordedModel.later(), job + " #1")))
                .recalled(markup("recall"));
    }

    @Test
    public void onTheBoard() throws Exception {
        for (String board :
                List.of("bedrock-models/", "job/folder/bedrock-models/", "job/folder/job/promote/bedrock-models/")) {
            assertShownAsText(board, "version", "folder", "job", "message");
        }
    }

    @Test
    public void inTheFilter() throws Exception {
        assertShownAsText("bedrock-models/?filter=%3Cimg%20class=attack%20src=x%20alt=version%3E", "version");
        HtmlPage page = Browser.of(jenkins).page("bedrock-models/?filter=%22%3E%3Cimg%20class=attack%3E");
        assertThat(page.querySelectorAll(".attack")).isEmpty();
    }

    @Test
    public void onThePageOfAModel() throws Exception {
        assertShownAsText(
                bot.url(),
                "version",
                "job",
                "build",
                "message",
                "override",
                "starter",
                "cause",
                "accepted",
                "code",
                "approver",
                "question",
                "answer",
                "parameter",
                "recall");
    }

    @Test
    public void inTheFormsOfDecisions() throws Exception {
        RecordedModel other = new RecordedModel(2, markup("version")).imported(RecordedModel.DEV, job + " #1");
        assertShownAsText(other.url() + "override", "version");
        assertShownAsText(other.url() + "recall", "version");
    }

    @Test
    public void whatTurnsTextAroundIsNotShown() throws Exception {
        RecordedModel turned = new RecordedModel(3, "bot\u202Etxt.exe").imported(RecordedModel.DEV, job + " #1");

        assertThat(Browser.of(jenkins).text(turned.url())).doesNotContain("\u202E");
        assertThat(Browser.of(jenkins).text("bedrock-models/")).doesNotContain("\u202E");
    }

    private void assertShownAsText(String path, String... texts) throws Exception {
        HtmlPage page = Browser.of(jenkins).page(path);

        assertThat(page.querySelectorAll(".attack")).as(path).isEmpty();
        for (String text : texts) {
            assertThat(page.getBody().getTextContent()).as(path).contains(markup(text));
        }
    }

    private static String markup(String what) {
        return "<img class=attack src=x alt=" + what + ">";
    }
}
