package io.jenkins.plugins.bedrock.builders;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedImportJob;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** An aborted freestyle build ends at once, whatever AWS does, and the next one takes up what goes on. */
public class FreestyleAbortTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();
    private final FreestyleJobs jobs = new FreestyleJobs(jenkins);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void whileTheImportIsAwaitedWhichTheNextBuildTakesUp() throws Exception {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(15));
        FreeStyleProject job = jobs.job(
                "promote",
                new GrantModelAccessBuilder(JenkinsWorld.MODEL, "dev"),
                Twins.start("dev"),
                new AwaitImportBuilder("dev"));
        FreeStyleBuild build = jobs.startUntil("Waiting for", job);

        jobs.abort(build);

        jenkins.assertLogContains("AWS has no call to cancel one", build);
        FreeStyleBuild next = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("was started before: no second one is", next);
        assertThat(world.jobsCreated()).isEqualTo(1);
    }

    @Test
    public void whileAReplyOfAwsIsOutstanding() throws Exception {
        HeldReplies held = world.aws().faults().hold("CreateModelImportJob");
        FreeStyleProject job = jobs.job(
                "promote",
                new GrantModelAccessBuilder(JenkinsWorld.MODEL, "dev"),
                Twins.start("dev"),
                new AwaitImportBuilder("dev"));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        held.awaitOne();

        jobs.abort(build);

        jenkins.assertLogContains("AWS has no call to cancel one", build);
        world.aws().faults().clear();
        held.release();
        jenkins.buildAndAssertSuccess(job);
        assertThat(world.jobsCreated()).isEqualTo(1);
    }

    @Test
    public void whileTheSlotIsWaitedForWithoutLeavingAnImportBehind() throws Exception {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(10));
        world.accounts().bucket.putDirectory("support-bot/v6/", Checkpoints.LLAMA_TINY);
        world.accounts().bucket.put("support-bot/v6/README.md", "Another model.");
        String other = JenkinsWorld.MODEL.replace("v7", "v6");
        jenkins.buildAndAssertSuccess(
                jobs.job("first", new GrantModelAccessBuilder(JenkinsWorld.MODEL, "dev"), Twins.start("dev")));
        FreeStyleBuild second = jobs.startUntil(
                "slot",
                jobs.job(
                        "second",
                        new GrantModelAccessBuilder(other, "dev"),
                        new ImportBedrockModelBuilder(other, "dev")));

        jobs.abort(second);

        untilTheImportsHaveEnded();
        world.aws().clock().sleep(Duration.ofMinutes(5));
        assertThat(world.jobsCreated()).isEqualTo(1);
    }

    @Test
    public void withoutTheAccessThatTheControllerTakesBackThen() throws Exception {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(10));
        FreeStyleProject job =
                jobs.job("promote", Twins.access("dev"), Twins.start("dev"), new AwaitImportBuilder("dev"));
        FreeStyleBuild build = jobs.startUntil("Waiting for", job);

        jobs.abort(build);

        jenkins.assertLogContains("Jenkins takes it back then", build);
        assertThat(world.accounts().bucket.policy()).isPresent();
        assertThat(PendingRevocations.get().pending()).hasSize(1);
        untilTheImportsHaveEnded();
        PendingRevocations.get().tryAll();
        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }

    @Test
    public void whileASuccessfulBuildWaitsToTakeAccessBack() throws Exception {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(10));
        FreeStyleBuild build = jobs.startUntil("import", jobs.job("start", Twins.access("dev"), Twins.start("dev")));
        jenkins.waitForMessage("Started the import job", build);
        jenkins.waitForMessage("still", build);

        jobs.abort(build);

        assertThat(PendingRevocations.get().pending()).hasSize(1);
        untilTheImportsHaveEnded();
        PendingRevocations.get().tryAll();
        assertThat(world.accounts().bucket.policy()).isEmpty();
    }

    @Test
    public void notBeforeAFailedBuildHasLeftTheRestToTheController() throws Exception {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(10));
        AwaitImportBuilder await = new AwaitImportBuilder("dev");
        await.setAtMost("1m");
        FreeStyleProject job = jobs.job("promote", Twins.access("dev"), Twins.start("dev"), await);

        FreeStyleBuild build = jobs.fails(job, "AWS has no call to cancel an import job");

        jenkins.assertLogContains("Jenkins takes it back then", build);
        assertThat(PendingRevocations.get().pending()).hasSize(1);
    }

    private void untilTheImportsHaveEnded() throws InterruptedException {
        while (world.aws().bedrock().place(Accounts.DEV, Accounts.REGION.id()).jobs().stream()
                .anyMatch(EmbeddedImportJob::isRunning)) {
            world.aws().clock().sleep(Duration.ofMinutes(1));
        }
    }
}
