package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Items;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.util.List;
import java.util.logging.Level;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LoggerRule;

/** What was granted to a folder goes with it. */
public class FolderMovesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final LoggerRule log =
            new LoggerRule().record(FolderMoves.class, Level.INFO).capture(10);

    private static final String ROLES = "arn:aws:iam::" + Accounts.DEV + ":role/team-a-*";

    private final BedrockConfiguration configuration = BedrockConfiguration.get();
    private Folder team;

    @Before
    public void configure() throws Exception {
        Sample.clear();
        team = JENKINS.createProject(Folder.class, "team-a");
        team.createProject(Folder.class, "bots");
        configuration.setSources(
                List.of(Sample.source("dev", "team-a/sandbox", "team-a/bots/sandbox", "team-ab/sandbox")));
        configuration.setControllerCredentials(List.of(
                new ControllerCredentialsGrant("team-a", ROLES),
                new ControllerCredentialsGrant("team-a/bots", ROLES),
                new ControllerCredentialsGrant("team-b", ROLES)));
    }

    @Test
    public void aRenamedFolderKeepsWhatItWasGranted() throws Exception {
        team.renameTo("team-z");

        assertNamed("team-z", "team-z/bots");
        assertThat(configuration.getSources().get(0).getAccount()).isEqualTo(Accounts.RESEARCH);
        assertThat(log.getMessages()).anyMatch(line -> line.contains("The folder team-a is team-z now"));
    }

    @Test
    public void aMovedFolderKeepsWhatItWasGranted() throws Exception {
        Folder teams = JENKINS.createProject(Folder.class, "teams");

        Items.move(team, teams);

        assertNamed("teams/team-a", "teams/team-a/bots");
    }

    @Test
    public void aDeletedFolderIsToldOf() throws Exception {
        team.delete();

        assertThat(log.getMessages())
                .anyMatch(line -> line.contains("The folder team-a was deleted")
                        && line.contains("the controller's credentials"));
        assertNamed("team-a", "team-a/bots");
    }

    private void assertNamed(String folder, String inner) {
        assertThat(configuration.getSources().get(0).getPrefixes().get(0).getEnvironments())
                .containsExactly("dev", folder + "/sandbox", inner + "/sandbox", "team-ab/sandbox");
        assertThat(configuration.getControllerCredentials())
                .extracting(ControllerCredentialsGrant::getFolder)
                .containsExactly(folder, inner, "team-b");
    }
}
