package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.RecordedPublication;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** An environment publishes what was promoted there last; promoting an earlier version again is the way back. */
public class RollbackTest {

    private static final String PARAMETER = "/models/support-bot";
    private static final EnvironmentId DEV = new EnvironmentId("", new AccountId(Accounts.DEV), Accounts.REGION);

    private static final String PROMOTION = """
            def model = "s3://research-models/support-bot/${params.VERSION}/"
            withModelAccess(model: model, environment: 'dev') {
              def started = importBedrockModel(model: model, environment: 'dev')
              echo "started: ${started.outcome}"
              def awaited = awaitImport(environment: 'dev')
              echo "published after import: ${awaited.published}"
            }
            def tested = testImportedModel(model: model, environment: 'dev')
            echo "published after test: ${tested.published}"
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void anEarlierVersionThatIsStillThereIsPublishedAgainAtOnce() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = configured(jenkins);
            WorkflowRun first = promote(jenkins, job, "v7");
            jenkins.assertLogContains("published after import: null", first);
            jenkins.assertLogContains("published after test: " + PARAMETER, first);
            promote(jenkins, job, "v8");
            WorkflowRun back = promote(jenkins, job, "v7");

            jenkins.assertLogContains("started: REUSED", back);
            jenkins.assertLogContains("published after import: " + PARAMETER, back);
            jenkins.assertLogContains("the SSM parameter " + PARAMETER + " says this model now", back);
        });

        List<String> published = world.published(Accounts.DEV, PARAMETER);
        assertThat(published).hasSize(3);
        assertThat(published.get(2)).isEqualTo(published.get(0)).isNotEqualTo(published.get(1));
        assertThat(world.jobsCreated()).isEqualTo(2);
    }

    @Test
    public void whatIsCurrentIsKnownAfterARestartAndWithoutTheJob() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = configured(jenkins);
            promote(jenkins, job, "v7");
            promote(jenkins, job, "v8");
            promote(jenkins, job, "v7");
            job.delete();
        });

        sessions.then(jenkins -> {
            PromotedModel current = FileLedger.get().current(DEV, "support-bot").orElseThrow();
            assertThat(current.model().version()).isEqualTo("support-bot/v7");
            assertThat(current.build()).startsWith("promote #3");
            RecordedPublication publication = FileLedger.get()
                    .history(current.model().digest())
                    .getImports()
                    .get(0)
                    .getDetails()
                    .getPublication();
            assertThat(Objects.requireNonNull(publication).getBuild()).isEqualTo("promote #3");
            assertThat(publication.getParameter()).isEqualTo(PARAMETER);
        });
    }

    @Test
    public void anEarlierVersionThatWasDeletedIsImportedAgain() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = configured(jenkins);
            promote(jenkins, job, "v7");
            promote(jenkins, job, "v8");
            new Pipelines(jenkins).run(Result.SUCCESS, "clear", "deleteImportedModel model: MODEL, environment: 'dev'");

            WorkflowRun back = promote(jenkins, job, "v7");

            jenkins.assertLogContains("started: STARTED", back);
            jenkins.assertLogContains("published after test: " + PARAMETER, back);
            assertThat(world.jobsCreated()).isEqualTo(3);
            assertThat(world.published(Accounts.DEV, PARAMETER)).hasSize(3).doesNotHaveDuplicates();
        });
    }

    @Test
    public void testingAnEarlierVersionPublishesNothing() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = configured(jenkins);
            promote(jenkins, job, "v7");
            promote(jenkins, job, "v8");

            WorkflowRun nightly = new Pipelines(jenkins)
                    .run(Result.SUCCESS, "nightly", "testImportedModel model: MODEL, environment: 'dev'");

            jenkins.assertLogContains("is accepted in dev", nightly);
            assertThat(world.published(Accounts.DEV, PARAMETER)).hasSize(2);
        });
    }

    @Test
    public void whatCouldNotBePublishedIsAcceptedAndPublishedByTheNextRun() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = configured(jenkins);
            JenkinsWorld.publishTo("/elsewhere/{name}");
            WorkflowRun failed = build(jenkins, job, "v7", Result.FAILURE);
            jenkins.assertLogContains(
                    "is accepted in dev, but was not published: Could not read the SSM parameter", failed);
            jenkins.assertLogContains("docs/permissions.md", failed);
            jenkins.assertLogNotContains("at io.jenkins.plugins.bedrock", failed);

            JenkinsWorld.publishTo("/models/{name}");
            WorkflowRun again = promote(jenkins, job, "v7");

            jenkins.assertLogContains("published after import: " + PARAMETER, again);
            assertThat(world.jobsCreated()).isEqualTo(1);
            assertThat(world.published(Accounts.DEV, PARAMETER)).hasSize(1);
        });
    }

    @Test
    public void aRestartInTheMiddlePublishesOnce() throws Throwable {
        HeldReplies held = world.aws().faults().hold("PutParameter");
        sessions.then(jenkins -> {
            start(configured(jenkins), "v7");
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("promote");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("published after test: " + PARAMETER, run);
        });
        assertThat(world.published(Accounts.DEV, PARAMETER)).hasSize(1);
    }

    private WorkflowJob configured(JenkinsRule jenkins) throws Exception {
        world.configure();
        JenkinsWorld.publishTo("/models/{name}");
        assertThat(BedrockConfiguration.get().getEnvironments().get(0).getPublishTo())
                .isEqualTo("/models/{name}");
        world.accounts()
                .bucket
                .putDirectory("support-bot/v8/", Checkpoints.LLAMA_TINY)
                .put("support-bot/v8/README.md", "v8");
        WorkflowJob job = new Pipelines(jenkins).job("promote", PROMOTION);
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("VERSION", "v7", "")));
        return job;
    }

    private static WorkflowRun promote(JenkinsRule jenkins, WorkflowJob job, String version) throws Exception {
        return build(jenkins, job, version, Result.SUCCESS);
    }

    private static WorkflowRun build(JenkinsRule jenkins, WorkflowJob job, String version, Result expected)
            throws Exception {
        return jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(start(job, version)));
    }

    private static WorkflowRun start(WorkflowJob job, String version) throws Exception {
        return job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("VERSION", version)))
                .waitForStart();
    }
}
