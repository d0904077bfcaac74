package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.bedrock.Started;
import io.jenkins.plugins.bedrock.triggers.NewModelPolls;
import io.jenkins.plugins.bedrock.triggers.NewModelTrigger;
import java.nio.file.Path;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** The two jobs of the page on Jenkinsfiles hand a model from one to the other. */
public class JenkinsfilesPageTest {

    private static final Path PAGE = Path.of("docs/jenkinsfiles.md");

    private final DocsWorld world = new DocsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @TestExtension
    public static final class Listener extends Started {}

    @Before
    public void forget() {
        Started.forget();
    }

    @Test
    public void whatValidationHasAcceptedGoesToProdOnce() throws Exception {
        Example upload = example("upload");
        world.configure(Pages.configurationOf(upload));
        WorkflowJob release = job("release");
        jenkins.assertLogContains("skipped due to when conditional", jenkins.buildAndAssertSuccess(release));
        NewModelPolls.get()
                .look(release, ParameterizedJobMixIn.getTrigger(release, NewModelTrigger.class))
                .get();

        WorkflowRun uploaded = jenkins.buildAndAssertSuccess(job("upload"));
        jenkins.assertLogContains("is accepted in validation", uploaded);

        Run<?, ?> released = Started.next("release");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(released));
        jenkins.assertLogContains("which validation has accepted", released);
        jenkins.assertLogContains("is accepted in prod", released);
        jenkins.assertLogContains("skipped due to when conditional", jenkins.buildAndAssertSuccess(release));
        assertThat(world.world().jobsCreated()).isEqualTo(3);
    }

    private WorkflowJob job(String name) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(example(name).text(), true));
        return job;
    }

    private static Example example(String name) {
        return Pages.of(PAGE).stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
