package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
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
            job(jenkins, "first", PROMOTION.replace("v7", "v6")).scheduleBuild2(0).waitForStart();
            WorkflowRun second = null;
            try {
                world.accounts().bucket.putDirectory(
                        "support-bot/v6/", io.jenkins.plugins.bedrock.engine.Checkpoints.LLAMA_TINY);
                second = job(jenkins, "second", PROMOTION).scheduleBuild2(0).waitForStart();
            } finally {
                assertThat(second).isNotNull();
            }
            jenkins.waitForMessage("slot", second);
        });
        sessions.then(jenkins -> {
            for (String name : new String[] {"first", "second"}) {
                WorkflowRun run =
                        jenkins.jenkins.getItemByFullName(name, WorkflowJob.class).getBuildByNumber(1);
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
            job(jenkins, "promote", PROMOTION).scheduleBuild2(0).waitForStart();
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("promote", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("accepted: true", run);
            assertThat(world.jobsCreated()).isEqualTo(1);
            assertThat(world.accounts().bucket.policy()).isEmpty();
        });
    }

    private static WorkflowJob job(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
