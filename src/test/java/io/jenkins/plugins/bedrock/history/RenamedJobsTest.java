package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.NOON;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.described;
import static io.jenkins.plugins.bedrock.history.Entries.environment;
import static io.jenkins.plugins.bedrock.history.Entries.failure;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static io.jenkins.plugins.bedrock.history.Entries.model;
import static io.jenkins.plugins.bedrock.history.Entries.override;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import org.junit.Rule;
import org.junit.Test;

/** Records and overrides follow their jobs, and never pass to another job that gets the name of one that is gone. */
public class RenamedJobsTest {

    @Rule
    public final LedgerOnDisk disk = new LedgerOnDisk();

    @Test
    public void buildsAndOverridesFollowAJob() {
        disk.get().imported(imported(BOT, DEV, "arn:model/1", "promote #12"));
        disk.get().allowOnce(override(BOT, "promote", "incident"));

        rename("promote", "team/promote");

        assertThat(build(BOT)).isEqualTo("team/promote #12");
        assertThat(disk.get().hasOverride(BOT, PROD, "promote")).isFalse();
        assertThat(disk.get().hasOverride(BOT, PROD, "team/promote")).isTrue();
    }

    @Test
    public void whatLiesInAFolderFollowsTheFolder() {
        disk.get().imported(imported(BOT, DEV, "arn:model/1", "team/bots/promote #12"));
        disk.get().allowOnce(override(BOT, "team/bots/promote", "incident"));
        disk.get().useOverride(BOT, PROD, "team/bots/promote");

        rename("team/bots", "bots");

        assertThat(build(BOT)).isEqualTo("bots/promote #12");
        assertThat(disk.get().usedOverride(BOT, PROD, "bots/promote")).isPresent();
    }

    @Test
    public void environmentsOfAFolderFollowTheFolder() {
        disk.get().imported(imported(BOT, environment("team/bots", "111122223333")));

        rename("team", "crew");

        assertThat(disk.get().find(BOT, environment("crew/bots", "111122223333")))
                .isPresent();
        assertThat(disk.get().find(BOT, environment("team/bots", "111122223333")))
                .isEmpty();
    }

    @Test
    public void namesThatOnlyBeginAlikeStay() {
        disk.get().imported(imported(BOT, DEV, "arn:model/1", "promote-bot #12"));
        disk.get().allowOnce(override(BOT, "promote-bot", "incident"));
        disk.get().imported(imported(model(8), environment("promote-team", "111122223333"), "arn", "a/promote #1"));

        rename("promote", "other");

        assertThat(build(BOT)).isEqualTo("promote-bot #12");
        assertThat(disk.get().hasOverride(BOT, PROD, "promote-bot")).isTrue();
        assertThat(build(model(8))).isEqualTo("a/promote #1");
    }

    @Test
    public void aDeletedJobKeepsItsRecords() {
        PromotionRecord entry = disk.get().imported(imported(BOT, DEV));

        disk.get().deleted(new ItemName("promote"));

        assertThat(disk.restart().find(BOT, DEV)).contains(entry);
        assertThat(disk.get().history(BOT).getImports())
                .singleElement()
                .satisfies(there -> assertThat(there.getJobDeleted()).isNotNull());
    }

    @Test
    public void anotherJobOfTheSameNameGetsNeitherOverridesNorRecords() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().allowOnce(override(BOT, "promote", "used"));
        disk.get().useOverride(BOT, PROD, "promote");
        disk.get().allowOnce(override(BOT, "promote", "open"));

        disk.get().deleted(new ItemName("promote"));

        assertThat(disk.get().hasOverride(BOT, PROD, "promote")).isFalse();
        assertThat(disk.get().useOverride(BOT, PROD, "promote")).isEmpty();
        assertThat(disk.get().usedOverride(BOT, PROD, "promote")).isEmpty();

        rename("promote", "other");

        assertThat(disk.get().history(BOT).getOverrides())
                .extracting(RecordedOverride::getJob)
                .containsExactly("promote", "promote");
        assertThat(build(BOT)).isEqualTo("promote #12");
    }

    @Test
    public void whatIsGrantedToTheNewJobOfANameIsItsOwn() {
        disk.get().allowOnce(override(BOT, "promote", "old"));
        disk.get().deleted(new ItemName("promote"));
        disk.get().allowOnce(override(BOT, "promote", "new"));

        rename("promote", "other");

        assertThat(disk.get().useOverride(BOT, PROD, "other").orElseThrow().reason())
                .isEqualTo("new");
    }

    @Test
    public void allBuildsThatHaveDoneSomethingWithAModelFollowTheirJobs() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().describe(BOT, DEV, "arn:model/1", known -> described(known, "text"));
        disk.get().failed(BOT, failure("clean #1", "no access"));

        rename("clean", "team/clean");
        rename("test", "team/test");

        assertThat(details().getTests())
                .extracting(RecordedTest::getBuild)
                .containsExactly("team/test #1", "promote #12");
        assertThat(details().getApproval().getBuild()).isEqualTo("promote #12");
        assertThat(details().getPublication().getBuild()).isEqualTo("publish #2");
        assertThat(details().getDeletion().getBuild()).isEqualTo("team/clean #3");
        assertThat(disk.get().history(BOT).getFailures())
                .extracting(RecordedFailure::getBuild)
                .containsExactly("team/clean #1");
    }

    @Test
    public void buildsOfADeletedJobAreNotThoseOfAnotherOneOfItsName() {
        disk.get().imported(imported(BOT, DEV));
        disk.get().describe(BOT, DEV, "arn:model/1", known -> described(known, "text"));
        disk.get().failed(BOT, failure("clean #1", "no access"));

        disk.get().deleted(new ItemName("clean"));
        rename("clean", "other");

        assertThat(details().getDeletion().getBuild()).isEqualTo("clean #3");
        assertThat(details().getDeletion().getJobDeleted()).isNotNull();
        assertThat(details().getPublication().getJobDeleted()).isNull();
        assertThat(disk.get().history(BOT).getImports().get(0).getJobDeleted()).isNull();
        assertThat(disk.get().history(BOT).getFailures()).singleElement().satisfies(failure -> {
            assertThat(failure.getBuild()).isEqualTo("clean #1");
            assertThat(failure.getJobDeleted()).isNotNull();
        });
    }

    @Test
    public void failuresInEnvironmentsOfAFolderFollowTheFolder() {
        disk.get()
                .failed(
                        BOT,
                        RecordedFailure.of(
                                environment("team", "111122223333"), "bot/v7", "a #1", null, "no access", NOON));

        rename("team", "crew");

        assertThat(disk.get().history(BOT).getFailures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.getEnvironment().getScope()).isEqualTo("crew"));
    }

    @Test
    public void damageElsewhereDoesNotStopARename() {
        disk.get().imported(imported(model(8), DEV));
        disk.get().imported(imported(BOT, DEV));
        disk.put(model(8), "<model>");

        rename("promote", "other");

        assertThat(build(BOT)).isEqualTo("other #12");
    }

    private void rename(String before, String after) {
        disk.get().renamed(new NameChange(before, after));
        disk.restart();
    }

    private ImportDetails details() {
        return disk.get().history(BOT).getImports().get(0).getDetails();
    }

    private String build(ModelDigest digest) {
        return disk.get().find(digest).get(0).build();
    }
}
