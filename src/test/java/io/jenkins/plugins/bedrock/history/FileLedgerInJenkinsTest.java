package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.complete;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.override;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.FreeStyleProject;
import hudson.model.Items;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.MockFolder;

/** The ledger as Jenkins has it: through restarts, renames, moves and deletions. */
public class FileLedgerInJenkinsTest {

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void everythingIsThereAfterARestart() throws Throwable {
        PromotionRecord entry = complete(BOT, DEV, "<b>text</b>");
        sessions.then(jenkins -> {
            FileLedger.get().imported(entry);
            FileLedger.get().recall(BOT, "leaks training data");
            FileLedger.get().allowOnce(override(BOT, "promote", "used"));
            FileLedger.get().allowOnce(override(BOT, "promote", "open"));
            FileLedger.get().useOverride(BOT, PROD, "promote");
        });

        sessions.then(jenkins -> {
            assertThat(FileLedger.get().find(BOT)).containsExactly(entry);
            assertThat(FileLedger.get().recalled(BOT)).contains("leaks training data");
            assertThat(FileLedger.get().usedOverride(BOT, PROD, "promote")).contains(override(BOT, "promote", "used"));
            assertThat(FileLedger.get().useOverride(BOT, PROD, "promote")).contains(override(BOT, "promote", "open"));
            assertThat(file()).exists();
        });
    }

    @Test
    public void damageIsFoundWhenJenkinsStarts() throws Throwable {
        sessions.then(jenkins -> {
            FileLedger.get().imported(imported(BOT, DEV));
            Files.writeString(file(), "<model>");
        });

        sessions.then(jenkins -> {
            assertThat(file()).doesNotExist();
            assertThat(FileLedger.get().damaged()).containsExactly(BOT.sha256() + ".xml.damaged");
            assertThatThrownBy(() -> FileLedger.get().recalled(BOT)).isInstanceOf(PromotionRefusedException.class);
        });
    }

    @Test
    public void recordsAndOverridesFollowJobsThroughRenamesAndMoves() throws Throwable {
        sessions.then(jenkins -> {
            MockFolder team = jenkins.createFolder("team");
            MockFolder bots = team.createProject(MockFolder.class, "bots");
            FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
            FileLedger.get().imported(imported(BOT, DEV, "arn:model/1", "promote #12"));
            FileLedger.get().allowOnce(override(BOT, "promote", "incident"));

            promote.renameTo("promote-bot");
            assertKnownAs("promote-bot");
            Items.move(promote, bots);
            assertKnownAs("team/bots/promote-bot");
            team.renameTo("crew");
            assertKnownAs("crew/bots/promote-bot");
        });

        sessions.then(jenkins -> assertKnownAs("crew/bots/promote-bot"));
    }

    @Test
    public void aDeletedJobKeepsItsRecordsAndLosesItsOverrides() throws Throwable {
        sessions.then(jenkins -> {
            MockFolder team = jenkins.createFolder("team");
            team.createProject(FreeStyleProject.class, "promote");
            FileLedger.get().imported(imported(BOT, DEV, "arn:model/1", "team/promote #12"));
            FileLedger.get().allowOnce(override(BOT, "team/promote", "incident"));

            team.delete();
        });

        sessions.then(jenkins -> {
            jenkins.createFolder("team").createProject(FreeStyleProject.class, "promote");
            assertThat(FileLedger.get().find(BOT, DEV)).isPresent();
            assertThat(FileLedger.get().hasOverride(BOT, PROD, "team/promote")).isFalse();
        });
    }

    private static void assertKnownAs(String job) {
        assertThat(FileLedger.get().find(BOT, DEV).orElseThrow().build()).isEqualTo(job + " #12");
        assertThat(FileLedger.get().hasOverride(BOT, PROD, job)).isTrue();
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("bedrock-model-import/models/" + BOT.sha256() + ".xml");
    }
}
