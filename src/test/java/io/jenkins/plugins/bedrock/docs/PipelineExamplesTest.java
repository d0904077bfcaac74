package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.jvnet.hudson.test.JenkinsRule;

/** Every Pipeline of the pages runs, configured as its page says; the examples of steps on a page are one Pipeline. */
@RunWith(Parameterized.class)
public class PipelineExamplesTest {

    /** What the log of a page's Pipeline shows, so that it is known to have done what the page says. */
    private static final Map<String, String> SHOWN = Map.of(
            "README.md", "is accepted in prod",
            "docs/sources.md", "is accepted in dev",
            "docs/access.md", "NOT_APPLIED: ask research to apply bedrock-model-import/dev/support-bot-v7/README.md",
            "docs/inspection.md", "unversioned: 1",
            "docs/retention.md", "No such imported model is in prod: nothing to delete.",
            "docs/jenkinsfiles.md upload", "is accepted in validation",
            "docs/jenkinsfiles.md release", "Stage \"prod\" skipped due to when conditional",
            "docs/steps.md", "deleted: true");

    private final Example example;
    private final DocsWorld world = new DocsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    public PipelineExamplesTest(Example example) {
        this.example = example;
    }

    @Parameters(name = "{0}")
    public static List<Example> examples() {
        return Stream.concat(Pages.examples("groovy", "pipeline").stream(), stories())
                .toList();
    }

    private static Stream<Example> stories() {
        Map<Path, List<Example>> steps =
                Pages.examples("groovy", "step").stream().collect(Collectors.groupingBy(Example::page));
        return steps.values().stream().map(PipelineExamplesTest::story);
    }

    private static Example story(List<Example> steps) {
        String script = steps.stream().map(Example::text).collect(Collectors.joining());
        return new Example(steps.get(0).page(), steps.get(0).line(), "groovy", "pipeline", "", script);
    }

    @Test
    public void itRuns() throws Exception {
        world.configure(Pages.configurationOf(example));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "promote-support-bot");
        job.setDefinition(new CpsFlowDefinition(example.text(), true));

        assertThat(new StepCalls().unknownParameters(example.text())).isEmpty();
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains(SHOWN.get((example.page() + " " + example.name()).strip()), run);
        assertThat(world.policyOfBucket()).isEmpty();
    }
}
