package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** A Declarative promotion that is restarted from one of its stages. */
public class RestartedStageTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void findsTheImportThatIsThere() throws Exception {
        world.configure();
        WorkflowRun run = new Pipelines(jenkins)
                .run(Result.SUCCESS, "promote", """
                pipeline {
                  agent none
                  stages {
                    stage('import') { steps {
                      withModelAccess(model: MODEL, environment: 'dev') {
                        importBedrockModel model: MODEL, environment: 'dev'
                        awaitImport environment: 'dev'
                      }
                    } }
                    stage('test') { steps {
                      testImportedModel model: MODEL, environment: 'dev'
                    } }
                  }
                }
                """.replace("MODEL", "'" + JenkinsWorld.MODEL + "'"));

        for (String stage : new String[] {"import", "test"}) {
            run.getAction(RestartDeclarativePipelineAction.class).run(stage);
            jenkins.waitUntilNoActivity();
            WorkflowRun again = run.getParent().getLastBuild();
            assertThat(again.getNumber()).isGreaterThan(run.getNumber());
            jenkins.assertBuildStatusSuccess(again);
            jenkins.assertLogContains("is accepted in dev", again);
        }
        assertThat(world.jobsCreated()).isEqualTo(1);
    }
}
