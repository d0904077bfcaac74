package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.BrokenCheckpoint;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.ModelHistory;
import io.jenkins.plugins.bedrock.history.RecordedFailure;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import io.jenkins.plugins.bedrock.history.RecordedTest;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** What the ledger knows of a promotion when builds, jobs and the Jenkins of that day are gone. */
public class RecordsTest {

    private static final String IMPORT = """
            grantModelAccess model: MODEL, environment: 'dev'
            importBedrockModel model: MODEL, environment: 'dev', name: 'support-bot'
            awaitImport environment: 'dev'
            """;
    private static final String PROMOTE = IMPORT + "testImportedModel model: MODEL, environment: 'dev'\n";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void whatIsKnownOfAnImportOutlastsItsBuildItsJobAndARestart() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = build(jenkins, PROMOTE, new Cause.UserIdCause("alice"));
            run.getParent().renameTo("renamed");
            run.delete();
            run.getParent().delete();
        });

        sessions.then(jenkins -> {
            RecordedImport known = theImport();
            assertThat(known.getBuild()).isEqualTo("renamed #1");
            assertThat(known.getJobDeleted()).isNotNull();
            assertThat(known.getVersion()).isEqualTo("support-bot/v7");
            assertThat(known.getModelArn()).contains(Accounts.DEV + ":imported-model/");
            assertThat(known.getJobArn()).contains(Accounts.DEV + ":model-import-job/");
            assertThat(known.getSealed()).isNotNull();
            assertThat(known.getTested()).isNotNull();
            assertThat(known.getAccepted()).isNotNull();
            ImportDetails details = known.getDetails();
            assertThat(details.getStartedBy()).isEqualTo("alice");
            assertThat(details.getCauses()).singleElement().asString().startsWith("Started by user");
            assertThat(details.getFindings().getErrors()).isZero();
            assertThat(details.modelUnits()).isPresent();
            assertThat(details.getTests()).singleElement().satisfies(test -> {
                assertThat(test.isPassed()).isTrue();
                assertThat(test.isOwn()).isTrue();
                assertThat(test.getBuild()).isEqualTo("renamed #1");
                assertThat(test.getJobDeleted()).isNotNull();
                assertThat(test.getAnswer()).contains("parcel");
            });
        });
    }

    @Test
    public void aRestartAfterTheImportWasRecordedSaysNothingTwice() throws Throwable {
        HeldReplies held = world.aws().faults().hold("GetImportedModel");
        sessions.then(jenkins -> {
            world.configure();
            WorkflowJob job = new Pipelines(jenkins).job("promote", PROMOTE);
            job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice")));
            held.awaitOne();
            assertThat(details().getStartedBy()).isEqualTo("alice");
            assertThat(details().modelUnits()).isEmpty();
        });
        held.release();
        sessions.then(jenkins -> {
            jenkins.assertBuildStatus(
                    Result.SUCCESS, jenkins.waitForCompletion(new Pipelines(jenkins).first("promote")));

            assertThat(theHistory().getImports()).hasSize(1);
            assertThat(details().getCauses()).hasSize(1);
            assertThat(details().modelUnits()).isPresent();
            assertThat(details().getTests()).hasSize(1);
        });
    }

    @Test
    public void whoStartedTheBuildBeforeTheBuildIsKnown() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowJob upstream = new Pipelines(jenkins).job("release", "echo 'released'");
            Run<?, ?> before = upstream.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice")))
                    .get();

            build(jenkins, IMPORT, new Cause.UpstreamCause(before));

            assertThat(details().getStartedBy()).isEqualTo("alice");
            assertThat(details().getCauses()).containsExactly("Started by upstream project \"release\" build number 1");
        });
    }

    @Test
    public void anotherBuildThatFindsTheModelThereDoesNotTakeTheImportOver() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun first = build(jenkins, IMPORT, new Cause.UserIdCause("alice"));

            WorkflowJob again = new Pipelines(jenkins).job("again", IMPORT);
            jenkins.assertBuildStatus(
                    Result.SUCCESS, again.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("bob"))));

            assertThat(theImport().getBuild()).isEqualTo(first.getParent().getFullName() + " #1");
            assertThat(details().getStartedBy()).isEqualTo("alice");
        });
    }

    @Test
    public void aTestThatHasNotPassedIsRecordedAndSoIsOneThatIsNotTheEnvironmentsOwn() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins)
                    .run(
                            Result.FAILURE,
                            "promote",
                            IMPORT
                                    + "testImportedModel model: MODEL, environment: 'dev', prompt: 'Hello', expected: 'never said'");

            assertThat(theImport().getAccepted()).isNull();
            assertThat(details().getTests()).singleElement().satisfies(test -> {
                assertThat(test.isPassed()).isFalse();
                assertThat(test.isOwn()).isFalse();
            });
        });
    }

    @Test
    public void aFindingThatWasAcceptedIsRecorded() throws Throwable {
        BrokenCheckpoint.in(world.accounts().bucket);
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).run(Result.SUCCESS, "promote", """
                    grantModelAccess model: MODEL, environment: 'dev'
                    importBedrockModel model: MODEL, environment: 'dev',
                        accept: 'MODEL_TYPE_DIFFERS TOKENIZER_CLASS_NOT_SUPPORTED'
                    awaitImport environment: 'dev'
                    """);

            assertThat(details().getFindings().getErrors()).isEqualTo(2);
            assertThat(details().getFindings().getAccepted())
                    .containsExactlyInAnyOrder("MODEL_TYPE_DIFFERS", "TOKENIZER_CLASS_NOT_SUPPORTED");
            assertThat(details().getFindings().getCodes()).contains("MODEL_TYPE_DIFFERS");
        });
    }

    @Test
    public void anImportThatFailsIsRecordedAndNamedByTheRefusalOfTheNextEnvironment() throws Throwable {
        world.aws().bedrock().settings().failNextImport("The model's tokenizer could not be read.");
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).run(Result.FAILURE, "fails", IMPORT);
        });

        sessions.then(jenkins -> {
            assertThat(theHistory().getImports()).isEmpty();
            assertThat(theHistory().getFailures()).singleElement().satisfies(failure -> {
                assertThat(failure.getBuild()).isEqualTo("fails #1");
                assertThat(failure.getVersion()).isEqualTo("support-bot/v7");
                assertThat(failure.getEnvironment().getAccount()).isEqualTo(Accounts.DEV);
                assertThat(failure.getJobArn()).contains(":model-import-job/");
                assertThat(failure.getMessage()).contains("The model's tokenizer could not be read");
            });
            WorkflowRun refused = new Pipelines(jenkins)
                    .run(Result.FAILURE, "next", "importBedrockModel model: MODEL, environment: 'validation'");
            jenkins.assertLogContains(
                    "dev has not imported this very model (fails #1 has tried, and failed). To let it in, promote it to"
                            + " dev first; or have a person",
                    refused);
        });
    }

    @Test
    public void aModelThatChangesDuringItsImportIsRecordedAsAFailure() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins)
                    .start("promote", IMPORT.replace("awaitImport", "input 'changed?'\nawaitImport"));
            jenkins.waitForMessage("changed?", run);
            world.accounts().bucket.put("support-bot/v7/README.md", "another one");
            Pipelines.proceed(run);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));

            assertThat(theImport().getMoved()).isNotNull();
            assertThat(theHistory().getFailures())
                    .extracting(RecordedFailure::getMessage)
                    .singleElement()
                    .asString()
                    .contains("README.md");
        });
    }

    @Test
    public void theModelOfARollbackIsKnownByBothBuilds() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            build(jenkins, PROMOTE, new Cause.UserIdCause("alice"));
            new Pipelines(jenkins).run(Result.SUCCESS, "rollback", PROMOTE);

            assertThat(theHistory().getImports()).hasSize(1);
            assertThat(details().getTests())
                    .extracting(RecordedTest::getBuild)
                    .containsExactly("promote #1", "rollback #1");
            assertThat(world.jobsCreated()).isEqualTo(1);
        });
    }

    @Test
    public void modelsAreToldApart() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            world.accounts().bucket.putDirectory("support-bot/v6/", Checkpoints.LLAMA_TINY);
            world.accounts().bucket.put("support-bot/v6/README.md", "another model");
            build(jenkins, IMPORT, new Cause.UserIdCause("alice"));
            new Pipelines(jenkins).run(Result.SUCCESS, "other", IMPORT.replace("MODEL", "MODEL.replace('v7', 'v6')"));

            assertThat(FileLedger.get().histories())
                    .extracting(history -> history.getImports().get(0).getBuild())
                    .containsExactlyInAnyOrder("promote #1", "other #1");
        });
    }

    private static WorkflowRun build(JenkinsRule jenkins, String script, Cause cause) throws Exception {
        WorkflowJob job = new Pipelines(jenkins).job("promote", script);
        return jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0, new CauseAction(cause)));
    }

    private static ModelHistory theHistory() {
        return FileLedger.get().histories().get(0);
    }

    private static RecordedImport theImport() {
        return theHistory().getImports().get(0);
    }

    private static ImportDetails details() {
        return theImport().getDetails();
    }
}
