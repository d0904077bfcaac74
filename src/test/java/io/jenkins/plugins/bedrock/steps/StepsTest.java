package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** What each step does in a Pipeline, and what it returns. */
public class StepsTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void aDeclarativePipelinePromotesAModelThroughThreeAccounts() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                pipeline {
                  agent none
                  stages {
                    stage('dev') { steps {
                      inspectModel model: 's3://research-models/support-bot/v7/', environment: 'dev'
                      withModelAccess(model: 's3://research-models/support-bot/v7/', environment: 'dev', expiresAfter: '24h') {
                        importBedrockModel model: 's3://research-models/support-bot/v7/', environment: 'dev', name: 'support-bot'
                        awaitImport environment: 'dev'
                      }
                      testImportedModel environment: 'dev', model: 's3://research-models/support-bot/v7/'
                    } }
                    stage('validation') { steps {
                      withModelAccess(model: 's3://research-models/support-bot/v7/', environment: 'validation') {
                        importBedrockModel model: 's3://research-models/support-bot/v7/', environment: 'validation'
                        awaitImport environment: 'validation'
                      }
                      testImportedModel environment: 'validation', model: 's3://research-models/support-bot/v7/'
                    } }
                    stage('prod') { steps {
                      withModelAccess(model: 's3://research-models/support-bot/v7/', environment: 'prod') {
                        importBedrockModel model: 's3://research-models/support-bot/v7/', environment: 'prod'
                        awaitImport environment: 'prod'
                      }
                      testImportedModel environment: 'prod', model: 's3://research-models/support-bot/v7/'
                    } }
                  }
                }
                """);

        jenkins.assertLogContains("is accepted in prod", run);
        assertThat(world.jobsCreated()).isEqualTo(3);
        assertThat(world.accounts().bucket.policy()).isEmpty();
    }

    @Test
    public void prodIsRefusedWhatValidationHasNotAccepted() throws Exception {
        WorkflowRun run =
                build(Result.FAILURE, "importBedrockModel model: '" + JenkinsWorld.MODEL + "', environment: 'prod'");

        jenkins.assertLogContains("validation has not imported this very model", run);
        jenkins.assertLogNotContains("at io.jenkins.plugins.bedrock", run);
        assertThat(world.jobsCreated()).isZero();
    }

    @Test
    public void stepsReturnPlainMaps() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def inspected = inspectModel(model: MODEL, environment: 'dev')
                echo "inspected ${inspected.objects} ${inspected.digest} ${inspected.getClass().simpleName}"
                def granted = grantModelAccess(model: MODEL, environment: 'dev')
                echo "granted ${granted.changed} ${granted.changes.size()}"
                def again = grantModelAccess(model: MODEL, environment: 'dev')
                echo "again ${again.changed}"
                def imported = importBedrockModel(model: MODEL, environment: 'dev', digest: inspected.digest)
                echo "imported ${imported.outcome} ${imported.attempt} ${imported.job}"
                def awaited = awaitImport(environment: 'dev')
                echo "awaited ${awaited.status} ${awaited.importedModel} ${awaited.accepted} ${awaited.architecture}"
                def tested = testImportedModel(model: MODEL, environment: 'dev')
                echo "tested ${tested.accepted}"
                def revoked = revokeModelAccess(model: MODEL, environment: 'dev')
                echo "revoked ${revoked.outcome}"
                def deleted = deleteImportedModel(environment: 'dev', importedModel: awaited.importedModel, force: true)
                echo "deleted ${deleted.deleted}"
                """);

        jenkins.assertLogContains("inspected 10 sha256:", run);
        jenkins.assertLogContains("LinkedHashMap", run);
        jenkins.assertLogContains("granted true", run);
        jenkins.assertLogContains("again false", run);
        jenkins.assertLogContains("imported STARTED 1 arn:aws:bedrock:us-east-1:444455556666:model-import-job/", run);
        jenkins.assertLogContains("awaited Completed arn:aws:bedrock:us-east-1:444455556666:imported-model/", run);
        jenkins.assertLogContains("tested true", run);
        jenkins.assertLogContains("revoked REVOKED", run);
        jenkins.assertLogContains("deleted true", run);
    }

    private WorkflowRun build(Result expected, String script) throws Exception {
        return new Pipelines(jenkins).run(expected, "promote", script);
    }
}
