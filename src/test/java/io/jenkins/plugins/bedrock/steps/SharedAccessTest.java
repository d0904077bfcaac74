package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Access and imports that more than one block, branch or build has to do with. */
public class SharedAccessTest {

    private static final String HOLD = """
            withModelAccess(model: MODEL, environment: 'dev') {
              input id: 'Go', message: 'go on?'
            }
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void accessStaysWhileAnotherBuildHoldsItAlsoAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun holder = new Pipelines(jenkins).start("holder", HOLD);
            jenkins.waitForMessage("go on?", holder);
        });
        sessions.then(jenkins -> {
            Pipelines pipelines = new Pipelines(jenkins);
            WorkflowRun holder = pipelines.first("holder");
            jenkins.waitForMessage("go on?", holder);

            WorkflowRun other = pipelines.run(Result.SUCCESS, "other", """
                    withModelAccess(model: MODEL, environment: 'dev') {
                      importBedrockModel model: MODEL, environment: 'dev'
                      awaitImport environment: 'dev'
                    }
                    """);

            jenkins.assertLogContains("holder #1, block 3 holds it too", other);
            assertThat(world.accounts().bucket.policy()).isPresent();
            goOn(holder);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(holder));
            assertThat(world.accounts().bucket.policy()).isEmpty();
            assertThat(PendingRevocations.get().pending()).isEmpty();
        });
    }

    @Test
    public void theInnerOfTwoBlocksLeavesTheAccessToTheOuter() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).start("nested", """
                    withModelAccess(model: MODEL, environment: 'dev') {
                      withModelAccess(model: MODEL, environment: 'dev') {
                        echo 'inside'
                      }
                      input id: 'Go', message: 'go on?'
                    }
                    """);
            jenkins.waitForMessage("go on?", run);
            jenkins.assertLogContains("nested #1, block 3 holds it too", run);
            assertThat(world.accounts().bucket.policy()).isPresent();
            goOn(run);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(world.accounts().bucket.policy()).isEmpty();
        });
    }

    @Test
    public void accessIsTakenBackWhenTheBlockFails() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "failing", """
                    withModelAccess(model: MODEL, environment: 'dev') {
                      error 'the block has failed'
                    }
                    """);
            jenkins.assertLogContains("the block has failed", run);
            assertThat(world.accounts().bucket.policy()).isEmpty();
        });
    }

    @Test
    public void whatABlockCouldNotTakeBackTheControllerDoesAlsoWhileTheBuildGoesOn() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).start("failed-block", """
                    catchError {
                      withModelAccess(model: MODEL, environment: 'dev') {
                        importBedrockModel model: MODEL, environment: 'dev'
                        error 'the block has failed'
                      }
                    }
                    input id: 'Go', message: 'go on?'
                    withModelAccess(model: MODEL, environment: 'dev') {
                      input id: 'Go', message: 'and now?'
                    }
                    """);
            jenkins.waitForMessage("go on?", run);
            jenkins.assertLogContains("also without this build", run);
            world.aws().clock().sleep(Duration.ofMinutes(2));
            PendingRevocations.get().tryAll();
            assertThat(world.accounts().bucket.policy()).isEmpty();

            goOn(run);
            jenkins.waitForMessage("and now?", run);
            PendingRevocations.get().tryAll();
            assertThat(world.accounts().bucket.policy())
                    .as("the second block holds it")
                    .isPresent();
            goOn(run);
            jenkins.waitForCompletion(run);
            assertThat(world.accounts().bucket.policy()).isEmpty();
        });
    }

    @Test
    public void aMovedJobHoldsItsAccessStill() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            Pipelines pipelines = new Pipelines(jenkins);
            WorkflowRun holder = pipelines.start("holder", HOLD);
            jenkins.waitForMessage("go on?", holder);
            holder.getParent().renameTo("moved");

            pipelines.run(Result.SUCCESS, "other", "withModelAccess(model: MODEL, environment: 'dev') { }");

            assertThat(world.accounts().bucket.policy()).isPresent();
            goOn(holder);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(holder));
            assertThat(world.accounts().bucket.policy()).isEmpty();
            assertThat(PendingRevocations.get().pending()).isEmpty();
        });
    }

    @Test
    public void twoBranchesThatImportTheSameModelBothSeeItsEnd() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.SUCCESS, "same", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    parallel one: {
                      importBedrockModel model: MODEL, environment: 'dev'
                      awaitImport environment: 'dev'
                    }, two: {
                      importBedrockModel model: MODEL, environment: 'dev'
                      awaitImport environment: 'dev'
                    }
                    """);
            assertThat(run).isNotNull();
            assertThat(world.jobsCreated()).isEqualTo(1);
        });
    }

    @Test
    public void nothingIsLeftToTakeBackWhereNothingCouldBeGiven() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "typo", """
                    withModelAccess(model: MODEL, environment: 'dve') {
                    }
                    """);
            jenkins.assertLogContains("There is no environment 'dve'", run);
            assertThat(PendingRevocations.get().pending()).isEmpty();
        });
    }

    @Test
    public void eachBranchWaitsForTheImportThatItHasStarted() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun promoted = new Pipelines(jenkins).run(Result.SUCCESS, "branches", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    parallel one: {
                      importBedrockModel model: MODEL, environment: 'dev', name: 'one'
                      def awaited = awaitImport(environment: 'dev')
                      echo "one: ${awaited.name}"
                    }, two: {
                      importBedrockModel model: MODEL, environment: 'dev', name: 'two'
                      def awaited = awaitImport(environment: 'dev')
                      echo "two: ${awaited.name}"
                    }
                    """);
            jenkins.assertLogContains("one: one", promoted);
            jenkins.assertLogContains("two: two", promoted);
        });
    }

    @Test
    public void severalImportsThatCouldBeMeantAreNamed() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "several", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    importBedrockModel model: MODEL, environment: 'dev', name: 'one'
                    importBedrockModel model: MODEL, environment: 'dev', name: 'two'
                    awaitImport environment: 'dev'
                    """);
            jenkins.assertLogContains("several imports into 'dev' in this branch: dev-one-", run);
            jenkins.assertLogContains("dev-two-", run);
        });
    }

    @Test
    public void anImportThatNobodyHasStartedIsNotWaitedFor() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "none", "awaitImport environment: 'dev'");
            jenkins.assertLogContains("There is no import into 'dev' to wait for", run);
        });
    }

    @Test
    public void anotherBuildFindsTheImportByItsModelAndByItsJob() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(5));
        sessions.then(jenkins -> {
            world.configure();
            Pipelines pipelines = new Pipelines(jenkins);
            WorkflowRun first = pipelines.run(Result.SUCCESS, "first", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    def started = importBedrockModel(model: MODEL, environment: 'dev')
                    echo "job=${started.jobName}."
                    """);
            String job = first.getLog().replaceAll("(?s).*job=([^.]*)\\..*", "$1");

            jenkins.assertLogContains("status: Completed", pipelines.run(Result.SUCCESS, "by-model", """
                            def awaited = awaitImport(environment: 'dev', model: MODEL)
                            echo "status: ${awaited.status}"
                            """));
            jenkins.assertLogContains(
                    "status: Completed", pipelines.run(Result.SUCCESS, "by-job", """
                            def awaited = awaitImport(environment: 'dev', job: 'JOB')
                            echo "status: ${awaited.status}"
                            """.replace("JOB", job)));
            assertThat(world.jobsCreated()).isEqualTo(1);
        });
    }

    @Test
    public void aRetryFindsTheImportOfTheFirstTry() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.SUCCESS, "retry", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    def tries = 0
                    retry(2) {
                      importBedrockModel model: MODEL, environment: 'dev'
                      awaitImport environment: 'dev'
                      if (++tries < 2) { error 'once more' }
                    }
                    """);
            jenkins.assertLogContains("nothing to import", run);
            assertThat(world.jobsCreated()).isEqualTo(1);
        });
    }

    private static void goOn(WorkflowRun run) throws Exception {
        run.getAction(InputAction.class).getExecution("Go").doProceedEmpty();
    }
}
