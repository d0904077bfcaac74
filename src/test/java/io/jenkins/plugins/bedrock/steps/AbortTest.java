package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedImportJob;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** An aborted build ends at once, whatever AWS does; what AWS does goes on, and access is taken back all the same. */
public class AbortTest {

    private static final String WAIT = """
            withModelAccess(model: MODEL, environment: 'dev') {
              importBedrockModel model: MODEL, environment: 'dev'
              awaitImport environment: 'dev'
            }
            """;

    private static final String ALL = WAIT + """
            testImportedModel model: MODEL, environment: 'dev'
            """;
    private static final String V6 = "'s3://research-models/support-bot/v6/'";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void whileAReplyOfAwsIsOutstanding() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            for (String operation : List.of(
                    "ListObjectsV2",
                    "GetObject",
                    "PutBucketPolicy",
                    "CreateModelImportJob",
                    "InvokeModel",
                    "DeleteBucketPolicy")) {
                HeldReplies held = world.aws().faults().hold(operation);
                WorkflowRun run = new Pipelines(jenkins).start("held-" + operation, ALL);
                held.awaitOne();

                abort(jenkins, run);

                held.release();
                world.aws().faults().clear();
            }
        });
        assertThat(world.jobsCreated())
                .as("later builds find the job that an aborted one has started")
                .isEqualTo(1);
    }

    @Test
    public void whileAReplyOfAwsIsOutstandingAfterARestart() throws Throwable {
        // What was done before the restart is not asked for again, but looked at.
        List<Map.Entry<String, String>> beforeAndAfter = List.of(
                Map.entry("PutBucketPolicy", "GetBucketPolicy"),
                Map.entry("CreateModelImportJob", "GetModelImportJob"),
                Map.entry("InvokeModel", "InvokeModel"));
        for (Map.Entry<String, String> held : beforeAndAfter) {
            String operation = held.getKey();
            HeldReplies before = world.aws().faults().hold(operation);
            sessions.then(jenkins -> {
                world.configure();
                new Pipelines(jenkins).start("held-" + operation, named(operation));
                before.awaitOne();
            });
            before.release();
            world.aws().faults().clear();
            HeldReplies after = world.aws().faults().hold(held.getValue());
            sessions.then(jenkins -> {
                after.awaitOne();
                abort(jenkins, new Pipelines(jenkins).first("held-" + operation));
                after.release();
                world.aws().faults().clear();
            });
        }
        assertThat(world.jobsCreated()).as("by the builds that came so far").isEqualTo(2);
    }

    /** An import of its own for each build: the one that is aborted in its grant starts none. */
    private static String named(String name) {
        return ALL.replace("environment: 'dev'", "environment: 'dev', name: '" + name + "'");
    }

    @Test
    public void whileTheSlotIsWaitedForAfterARestart() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofHours(5));
        sessions.then(jenkins -> {
            world.configure();
            world.accounts().bucket.putDirectory("support-bot/v6/", Checkpoints.LLAMA_TINY);
            world.accounts().bucket.put("support-bot/v6/README.md", "another model");
            Pipelines pipelines = new Pipelines(jenkins);
            jenkins.waitForMessage("Waiting for", pipelines.start("first", WAIT.replace("MODEL", V6)));
            jenkins.waitForMessage("slot", pipelines.start("second", WAIT));
        });
        sessions.then(jenkins -> {
            abort(jenkins, new Pipelines(jenkins).first("second"));
            abort(jenkins, new Pipelines(jenkins).first("first"));
        });
        assertThat(world.jobsCreated()).isEqualTo(1);
    }

    @Test
    public void whileTheImportIsAwaited() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(10));
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).start("wait", WAIT);
            jenkins.waitForMessage("Waiting for", run);

            abort(jenkins, run);

            jenkins.assertLogContains("AWS cannot cancel it", run);
            assertThat(world.accounts().bucket.policy()).isPresent();
            assertThat(PendingRevocations.get().pending()).hasSize(1);
            untilTheImportHasEnded();
            PendingRevocations.get().tryAll();
            assertThat(world.accounts().bucket.policy()).isEmpty();
            assertThat(PendingRevocations.get().pending()).isEmpty();
        });
    }

    @Test
    public void afterARestart() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofHours(5));
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).start("wait", WAIT);
            jenkins.waitForMessage("Waiting for", run);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("wait");
            abort(jenkins, run);
            assertThat(world.jobsCreated()).isEqualTo(1);
        });
    }

    @Test
    public void byATimeout() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofHours(5));
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).start("wait", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    importBedrockModel model: MODEL, environment: 'dev'
                    timeout(time: 1, unit: 'SECONDS') {
                      awaitImport environment: 'dev'
                    }
                    """);
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        });
    }

    @Test
    public void theStepsOwnTimeEndsAWaitAsAFailure() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofHours(5));
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "wait", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    importBedrockModel model: MODEL, environment: 'dev'
                    awaitImport environment: 'dev', atMost: '3m'
                    """);
            jenkins.assertLogContains("AWS has no call to cancel an import job", run);
        });
    }

    private static void abort(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    private void untilTheImportHasEnded() throws InterruptedException {
        while (world.aws().bedrock().place(Accounts.DEV, Accounts.REGION.id()).jobs().stream()
                .anyMatch(EmbeddedImportJob::isRunning)) {
            world.aws().clock().sleep(Duration.ofMinutes(1));
        }
    }
}
