package io.jenkins.plugins.bedrock.pages;

import static io.jenkins.plugins.bedrock.pages.RecordedModel.DEV;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Items;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.MockFolder;

/** The board through restarts of Jenkins, renames and deletions. */
public class BoardAfterRestartTest {

    private static final String BOARD = "bedrock-models/";

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void itShowsWhatItShowedBefore() throws Throwable {
        sessions.then(jenkins -> {
            RecordedModel.configureEnvironments();
            jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("promote"));
            new RecordedModel(1, "bot/v1").accepted(DEV, "promote #1");
        });

        sessions.then(jenkins -> {
            assertThat(Browser.of(jenkins).cells(BOARD, 0).get(0)).contains("Accepted", "promote #1", "In use");
            assertThat(Browser.of(jenkins).status("job/promote/" + BOARD)).isEqualTo(200);
        });
    }

    @Test
    public void itFollowsAJobThatIsRenamedAndMoved() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
            jenkins.buildAndAssertSuccess(promote);
            new RecordedModel(1, "bot/v1").accepted(DEV, "promote #1");
            assertThat(Browser.of(jenkins).status("job/promote/" + BOARD)).isEqualTo(200);

            promote.renameTo("to-dev");
            Items.move(promote, jenkins.createFolder("team"));
        });

        sessions.then(jenkins -> {
            assertThat(Browser.links(Browser.of(jenkins).page(BOARD), ".bedrock-cell a"))
                    .containsExactly(jenkins.contextPath + "/job/team/job/to-dev/1/");
            assertThat(Browser.of(jenkins).status("job/team/job/to-dev/" + BOARD))
                    .isEqualTo(200);
        });
    }

    @Test
    public void whatADeletedJobDidStaysWithoutALink() throws Throwable {
        sessions.then(jenkins -> {
            MockFolder team = jenkins.createFolder("team");
            jenkins.buildAndAssertSuccess(team.createProject(FreeStyleProject.class, "promote"));
            new RecordedModel(1, "bot/v1").accepted(DEV, "team/promote #1");
            team.delete();
        });

        sessions.then(jenkins -> {
            assertThat(Browser.of(jenkins).cells(BOARD, 0).get(0)).contains("team/promote #1");
            assertThat(Browser.links(Browser.of(jenkins).page(BOARD), ".bedrock-cell a"))
                    .isEmpty();
        });
    }
}
