package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Jenkins restarts in each phase of a promotion; each import is started once. */
public class RestartTest {

    private static final String PROMOTION = """
            withModelAccess(model: 's3://research-models/support-bot/v7/', environment: 'dev') {
              importBedrockModel model: 's3://research-models/support-bot/v7/', environment: 'dev'
              awaitImport environment: 'dev'
            }
            def tested = testImportedModel(model: 's3://research-models/support-bot/v7/', environment: 'dev')
            echo "accepted: ${tested.accepted}"
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void beforeTheModelIsInspected() throws Throwable {
        restartWhileHeld("ListObjectsV2");
    }

    @Test
    public void beforeAccessIsGranted() throws Throwable {
        restartWhileHeld("PutBucketPolicy");
    }

    @Test
    public void betweenTheCallThatStartsTheImportAndItsReply() throws Throwable {
        restartWhileHeld("CreateModelImportJob");
    }

    @Test
    public void whileTheImportIsAwaited() throws Throwable {
        restartWhileHeld("ListModelImportJobs");
    }

    @Test
    public void whileTheModelIsTested() throws Throwable {
        restartWhileHeld("InvokeModel");
    }

    @Test
    public void whileAccessIsTakenBack() throws Throwable {
        restartWhileHeld("DeleteBucketPolicy");
    }

    @Test
    public void whileTheSlotIsWaitedFor() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(15));
        sessions.then(jenkins -> {
            world.configure();
            world.accounts().bucket.putDirectory("support-bot/v6/", Checkpoints.LLAMA_TINY);
            world.accounts().bucket.put("support-bot/v6/README.md", "another model");
            Pipelines pipelines = new Pipelines(jenkins);
            WorkflowRun first = pipelines.start("first", PROMOTION.replace("v7", "v6"));
            jenkins.waitForMessage("Waiting for", first);
            WorkflowRun second = pipelines.start("second", PROMOTION);
            jenkins.waitForMessage("slot", second);
        });
        sessions.then(jenkins -> {
            for (String name : new String[] {"first", "second"}) {
                WorkflowRun run = new Pipelines(jenkins).first(name);
                jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
                jenkins.assertLogContains("accepted: true", run);
            }
            assertThat(world.jobsCreated()).isEqualTo(2);
        });
    }

    private void restartWhileHeld(String operation) throws Throwable {
        HeldReplies held = world.aws().faults().hold(operation);
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).start("promote", PROMOTION);
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("promote");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("accepted: true", run);
            assertThat(world.jobsCreated()).isEqualTo(1);
            assertThat(world.accounts().bucket.policy()).isEmpty();
        });
    }
}
