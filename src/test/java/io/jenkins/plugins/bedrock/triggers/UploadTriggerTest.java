package io.jenkins.plugins.bedrock.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** When a job is started for what is uploaded below a prefix. */
public class UploadTriggerTest {

    private static final String WATCHED = "s3://" + Accounts.BUCKET + "/support-bot/";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    private final WatchingJobs jobs = new WatchingJobs(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    private static NewModelTrigger watching(String prefix) {
        NewModelTrigger trigger = new NewModelTrigger("dev");
        trigger.setPrefix(prefix);
        return trigger;
    }

    @Test
    public void whatIsThereAtTheFirstLookStartsNothing() throws Exception {
        FreeStyleProject job = jobs.create("promote", watching(WATCHED));

        jobs.look(job);
        jobs.look(job);
        jobs.look(job);

        assertThat(job.getBuilds()).isEmpty();
        assertThat(jobs.page(job)).contains("There is one model");
    }

    @Test
    public void aNewModelStartsTheJobOnceWhenNothingMovesAnyMore() throws Exception {
        FreeStyleProject job = jobs.create("promote", watching(WATCHED));
        jobs.look(job);
        world.accounts().bucket.put("support-bot/v8/config.json", "{}");
        jobs.look(job);
        jobs.look(job);
        world.accounts().bucket.putDirectory("support-bot/v8/", Checkpoints.LLAMA_TINY);
        jobs.look(job);
        world.accounts().bucket.put("support-bot/v8/README.md", "still under way");
        jobs.look(job);
        assertThat(job.getBuilds()).isEmpty();

        jobs.look(job);
        jobs.look(job);

        assertThat(jobs.given(job, "MODEL")).containsExactly(WATCHED + "v8/");
        assertThat(jobs.given(job, "MODEL_DIGEST")).containsExactly("unknown");
        assertThat(jobs.given(job, "OTHER")).containsExactly("as always");
        jenkins.assertLogContains("Started for the new model " + WATCHED + "v8/", job.getBuildByNumber(1));
    }

    @Test
    public void aLookListsAndReadsNothing() throws Exception {
        FreeStyleProject job = jobs.create("promote", watching(WATCHED));
        jobs.look(job);
        long mark = world.aws().requests().mark();

        jobs.look(job);

        assertThat(world.aws().requests().since(mark)).hasSize(1).allMatch(request -> request.is("ListObjectsV2"));
    }

    @Test
    public void whatIsChangedLaterIsNewAgain() throws Exception {
        FreeStyleProject job = jobs.create("promote", watching(WATCHED));
        jobs.look(job);
        world.accounts().bucket.put("support-bot/v7/README.md", "another model");

        jobs.look(job);
        jobs.look(job);

        assertThat(jobs.given(job, "MODEL")).containsExactly(WATCHED + "v7/");
    }

    @Test
    public void whatIsThereCountsIfThatIsAskedForTenAtATime() throws Exception {
        for (int version = 10; version < 21; version++) {
            world.accounts().bucket.put("support-bot/v" + version + "/config.json", "{}");
            world.accounts().bucket.put("support-bot/v" + version + "/model.safetensors", "weights");
        }
        NewModelTrigger trigger = watching(WATCHED);
        trigger.setBuildExisting(true);
        FreeStyleProject job = jobs.create("promote", trigger);

        jobs.look(job);
        assertThat(job.getBuilds()).isEmpty();
        jobs.look(job);
        assertThat(job.getBuilds()).hasSize(NewModelPoll.MOST_STARTED);
        assertThat(jobs.page(job)).contains("2 more are due");
        jobs.look(job);
        jobs.look(job);

        assertThat(jobs.given(job, "MODEL")).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    public void anotherPrefixIsLookedAtForTheFirstTime() throws Exception {
        world.accounts().bucket.putDirectory("other-bot/v1/", Checkpoints.LLAMA_TINY);
        NewModelTrigger trigger = watching(WATCHED);
        FreeStyleProject job = jobs.create("promote", trigger);
        jobs.look(job);

        trigger.setPrefix("s3://" + Accounts.BUCKET + "/other-bot/");
        jobs.look(job);
        jobs.look(job);

        assertThat(job.getBuilds()).isEmpty();
    }

    @Test
    public void aDamagedMemoryIsSetAsideAndStartsNothing() throws Exception {
        NewModelTrigger trigger = watching(WATCHED);
        trigger.setBuildExisting(true);
        FreeStyleProject job = jobs.create("promote", trigger);
        jobs.look(job);
        jobs.look(job);
        assertThat(job.getBuilds()).hasSize(1);
        Path memory = job.getRootDir().toPath().resolve("new-models.xml");
        for (String damage : List.of("<new-models><of>cut", "<new-models/>", "<string>other</string>")) {
            Files.writeString(memory, damage);

            jobs.look(job);
            jobs.look(job);

            assertThat(job.getBuilds()).as(damage).hasSize(1);
            assertThat(memory.resolveSibling("new-models.xml.damaged")).hasContent(damage);
        }
    }

    @Test
    public void whatWasSetAsideOnceSaysNothingOfWhatIsWatchedLater() throws Exception {
        world.accounts().bucket.putDirectory("other-bot/v1/", Checkpoints.LLAMA_TINY);
        NewModelTrigger trigger = watching(WATCHED);
        trigger.setBuildExisting(true);
        FreeStyleProject job = jobs.create("promote", trigger);
        Files.writeString(job.getRootDir().toPath().resolve("new-models.xml"), "<new-models/>");
        jobs.look(job);
        jobs.look(job);
        assertThat(job.getBuilds()).isEmpty();

        trigger.setPrefix("s3://" + Accounts.BUCKET + "/other-bot/");
        jobs.look(job);
        jobs.look(job);

        assertThat(jobs.given(job, "MODEL")).containsExactly("s3://" + Accounts.BUCKET + "/other-bot/v1/");
    }

    @Test
    public void aLookThatFindsNothingNewWritesNothing() throws Exception {
        FreeStyleProject job = jobs.create("promote", watching(WATCHED));
        jobs.look(job);
        Path memory = job.getRootDir().toPath().resolve("new-models.xml");
        Files.writeString(memory, Files.readString(memory).replace("<new-models", "<!-- as it was --><new-models"));

        jobs.look(job);

        assertThat(memory).content().contains("as it was");
    }

    @Test
    public void whatTheJobMayNotTakeIsSaidOnItsPage() throws Exception {
        FreeStyleProject elsewhere = jobs.create("elsewhere", watching("s3://another-bucket/models/"));
        FreeStyleProject nowhere = jobs.create("nowhere", new NewModelTrigger("nowhere"));
        FreeStyleProject missing = jobs.create("missing", new NewModelTrigger("dev"));
        FreeStyleProject untold = jobs.create("untold", watching(WATCHED));
        untold.removeProperty(ParametersDefinitionProperty.class);
        long mark = world.aws().requests().mark();
        for (FreeStyleProject job : List.of(elsewhere, nowhere, missing, untold)) {
            jobs.look(job);
        }

        assertThat(jobs.page(elsewhere)).contains("may not go to dev");
        assertThat(jobs.page(nowhere)).contains("There is no environment 'nowhere'");
        assertThat(jobs.page(missing)).contains("give the prefix below which they are uploaded");
        assertThat(jobs.page(untold)).contains("The job has no parameter MODEL");
        assertThat(world.aws().requests().since(mark)).isEmpty();
    }

    @Test
    public void whatAwsRefusesIsSaidOnThePageAndStartsNothing() throws Exception {
        FreeStyleProject job = jobs.create("promote", watching(WATCHED));
        world.accounts().research.role("source").trusting("arn:aws:iam::" + Accounts.DEV + ":root");

        jobs.look(job);

        assertThat(jobs.page(job)).contains("The look has failed");
        assertThat(job.getRootDir().toPath().resolve("new-models.xml")).doesNotExist();
    }

    @Test
    public void aJobThatIsGoneStaysGone() throws Exception {
        FreeStyleProject job = jobs.create("promote", watching(WATCHED));
        NewModelTrigger trigger = job.getTrigger(NewModelTrigger.class);
        job.delete();

        NewModelPolls.get().look(job, trigger).get();

        assertThat(job.getRootDir()).doesNotExist();
    }
}
