package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.BrokenCheckpoint;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.BuildMemory;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
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

    private static final String ALONE = """
            inspectModel model: MODEL, environment: 'dev'
            grantModelAccess model: MODEL, environment: 'dev'
            importBedrockModel model: MODEL, environment: 'dev'
            def awaited = awaitImport(environment: 'dev')
            def tested = testImportedModel(model: MODEL, environment: 'dev')
            revokeModelAccess model: MODEL, environment: 'dev'
            deleteImportedModel environment: 'dev', importedModel: awaited.importedModel, force: true
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
    public void whileTheModelIsInspected() throws Throwable {
        BrokenCheckpoint.in(world.accounts().bucket);
        HeldReplies held = world.aws().faults().hold("GetObject");
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).start("inspect", """
                    def seen = inspectModel(model: MODEL, environment: 'dev', failOn: 'never')
                    echo "errors: ${seen.errors.size()}"
                    """);
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("inspect");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("errors: 2", run);
            assertThat(run.getAction(BuildMemory.class).inspections()).hasSize(1);
        });
    }

    @Test
    public void anImportThatWasLetInIsNotInspectedAgain() throws Throwable {
        BrokenCheckpoint.in(world.accounts().bucket);
        HeldReplies held = world.aws().faults().hold("CreateModelImportJob");
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).start("import", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    def started = importBedrockModel(model: MODEL, environment: 'dev',
                        accept: 'MODEL_TYPE_DIFFERS TOKENIZER_CLASS_NOT_SUPPORTED')
                    echo "warned: ${started.warnings.findAll { it.startsWith('MODEL_TYPE_DIFFERS') }.size()}"
                    """);
            held.awaitOne();
        });
        held.release();
        long mark = world.aws().requests().mark();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("import");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("warned: 1", run);
        });
        assertThat(world.aws().requests().since(mark)).noneMatch(request -> request.is("GetObject"));
        assertThat(world.jobsCreated()).isEqualTo(1);
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
    public void afterTheImportHasEndedAndBeforeThatIsRecorded() throws Throwable {
        restartWhileHeld("GetImportedModel");
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

    @Test
    public void inEachOfTheStepsThatStandAlone() throws Throwable {
        for (String operation :
                List.of("ListObjectsV2", "PutBucketPolicy", "DeleteBucketPolicy", "DeleteImportedModel")) {
            restartWhileHeld(operation, "alone-" + operation, ALONE);
            world.aws().faults().clear();
        }
        assertThat(world.jobsCreated()).isEqualTo(4);
    }

    @Test
    public void theLinkToTheConsoleIsReadBack() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).run(Result.SUCCESS, "promote", PROMOTION);
        });
        sessions.then(jenkins -> {
            FlowExecution graph = new Pipelines(jenkins).first("promote").getExecution();
            assertThat(new DepthFirstScanner().allNodes(graph))
                    .flatExtracting(node -> node.getActions(ConsoleLink.class))
                    .extracting(ConsoleLink::getUrlName)
                    .hasSize(2)
                    .allMatch(url -> url.startsWith("https://us-east-1.console.aws.amazon.com/"));
        });
    }

    private void restartWhileHeld(String operation) throws Throwable {
        restartWhileHeld(operation, "promote", PROMOTION);
        assertThat(world.jobsCreated()).isEqualTo(1);
    }

    private void restartWhileHeld(String operation, String job, String script) throws Throwable {
        HeldReplies held = world.aws().faults().hold(operation);
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).start(job, script);
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first(job);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("accepted: true", run);
            assertThat(world.accounts().bucket.policy()).isEmpty();
        });
    }
}
