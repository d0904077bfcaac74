package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfiguratorException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The tests of the examples notice a misspelt name in one. */
public class MisspeltExamplesTest {

    private final DocsWorld world = new DocsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void aParameterOfAStep() throws Exception {
        world.configure(first("yaml", "jcasc"));
        Example misspelt = first("groovy", "pipeline").with("expiresAfter:", "expireAfter:");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "misspelt");
        job.setDefinition(new CpsFlowDefinition(misspelt.text(), true));

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("Unknown parameter(s) found", run);
        jenkins.assertLogContains("expireAfter", run);
    }

    @Test
    public void aParameterOfAStepInAStageOfDeclarative() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "misspelt");
        job.setDefinition(new CpsFlowDefinition("""
                pipeline {
                  agent none
                  stages { stage('dev') { steps { awaitImport environment: 'dev', atMots: '3h' } } }
                }
                """, true));

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("Invalid parameter \"atMots\", did you mean \"atMost\"?", run);
    }

    @Test
    public void aParameterOfAStepThatIsNotReached() {
        StepCalls calls = new StepCalls();

        assertThat(calls.unknownParameters("if (false) { awaitImport environment: 'dev', atMots: '3h' }"))
                .containsExactly("awaitImport: atMots");
        assertThat(calls.unknownParameters("def go() { withModelAccess(modle: 'm', environment: 'dev') { echo 'x' } }"))
                .containsExactly("withModelAccess: modle");
        assertThat(calls.unknownParameters("awaitImport environment: 'dev', atMost: '3h'"))
                .isEmpty();
    }

    @Test
    public void aFieldInAConfiguration() {
        Example misspelt = first("yaml", "jcasc").with("promotesFrom:", "promoteFrom:");

        assertThatThrownBy(() -> world.configure(misspelt))
                .isInstanceOf(ConfiguratorException.class)
                .hasMessageContaining("promoteFrom");
    }

    @Test
    public void aFieldInJobDsl() throws Exception {
        world.configure(first("yaml", "jcasc"));
        Example misspelt = first("groovy", "jobdsl").with("allowedPrefixes(", "allowedPrefix(");

        FreeStyleBuild build = SeedJob.run(jenkins, misspelt, Result.FAILURE);

        jenkins.assertLogContains("allowedPrefix", build);
    }

    private static Example first(String language, String tag) {
        return Pages.examples(language, tag).get(0);
    }
}
