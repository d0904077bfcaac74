package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.AcceptedVersions;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** What {@code isModelAccepted} and the condition of Declarative tell of a model. */
public class ModelAcceptedTest {

    private static final String PROMOTION = """
            withModelAccess(model: MODEL, environment: 'dev') {
              importBedrockModel model: MODEL, environment: 'dev'
              awaitImport environment: 'dev'
            }
            """;
    private static final String TEST = "testImportedModel model: MODEL, environment: 'dev'\n";
    private static final String QUESTION = "echo \"accepted: ${isModelAccepted(model: MODEL, environment: 'dev')}\"\n";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void aModelIsAcceptedWhenTheEnvironmentsOwnTestHasPassed() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            Pipelines pipelines = new Pipelines(jenkins);
            jenkins.assertLogContains("accepted: false", pipelines.run(Result.SUCCESS, "before", QUESTION));
            jenkins.assertLogContains(
                    "accepted: false", pipelines.run(Result.SUCCESS, "imported", PROMOTION + QUESTION));
            jenkins.assertLogContains("accepted: true", pipelines.run(Result.SUCCESS, "tested", TEST + QUESTION));

            world.accounts().bucket.put("support-bot/v7/README.md", "another model");
            jenkins.assertLogContains("accepted: false", pipelines.run(Result.SUCCESS, "replaced", QUESTION));
        });
    }

    @Test
    public void aDigestIsLookedUpWithoutACallUntilItIsRecalled() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            ModelDigest digest = AcceptedVersions.accept(7, Accounts.DEV, "support-bot/v7", 1);
            Pipelines pipelines = new Pipelines(jenkins);
            String question = "echo \"accepted: ${isModelAccepted(digest: '" + digest + "', environment: 'dev')}\"";
            long mark = world.aws().requests().mark();

            jenkins.assertLogContains("accepted: true", pipelines.run(Result.SUCCESS, "first", question));
            FileLedger.get().recall(digest, "leaks");
            jenkins.assertLogContains("accepted: false", pipelines.run(Result.SUCCESS, "recalled", question));
            assertThat(world.aws().requests().since(mark)).isEmpty();
        });
    }

    @Test
    public void whatIsAskedMustBeClearAndAllowed() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            Pipelines pipelines = new Pipelines(jenkins);
            WorkflowRun nothing = pipelines.run(Result.FAILURE, "nothing", "isModelAccepted environment: 'dev'");
            jenkins.assertLogContains("Say which model is meant", nothing);
            jenkins.assertLogContains(
                    "Say which model is meant",
                    pipelines.run(
                            Result.FAILURE,
                            "both",
                            "isModelAccepted environment: 'dev', model: MODEL, digest: 'sha256:0'"));
            List<ModelEnvironment> environments = BedrockConfiguration.get().getEnvironments();
            environments.get(0).setAllowedJobs(List.of("others/**"));
            BedrockConfiguration.get().setEnvironments(environments);
            String digest = AcceptedVersions.digest(7).toString();
            jenkins.assertLogContains(
                    "may not use the environment dev",
                    pipelines.run(
                            Result.FAILURE,
                            "forbidden",
                            "isModelAccepted environment: 'dev', digest: '" + digest + "'"));
        });
    }

    @Test
    public void aStageOfDeclarativeRunsOnlyIfTheModelIsAccepted() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            Pipelines pipelines = new Pipelines(jenkins);
            ModelDigest digest = AcceptedVersions.accept(7, Accounts.DEV, "support-bot/v7", 1);
            WorkflowRun run =
                    pipelines.run(Result.SUCCESS, "declarative", """
                    pipeline {
                      agent none
                      stages {
                        stage('place') {
                          when { modelAccepted environment: 'dev', model: 's3://research-models/support-bot/v7/' }
                          steps { echo 'ran for the place' }
                        }
                        stage('digest') {
                          when { modelAccepted environment: 'dev', digest: "sha256:%s" }
                          steps { echo 'ran for the digest' }
                        }
                        stage('not') {
                          when { not { modelAccepted environment: 'validation', digest: 'sha256:%s' } }
                          steps { echo 'ran for the other' }
                        }
                      }
                    }
                    """.formatted(digest.sha256(), digest.sha256()));

            jenkins.assertLogNotContains("ran for the place", run);
            jenkins.assertLogContains("ran for the digest", run);
            jenkins.assertLogContains("ran for the other", run);
        });
    }

    @Test
    public void aRestartDoesNoHarm() throws Throwable {
        HeldReplies held = world.aws().faults().hold("ListObjectsV2");
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).start("ask", QUESTION);
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("ask");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("accepted: false", run);
        });
    }
}
