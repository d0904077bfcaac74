package io.jenkins.plugins.bedrock.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** What a build has done is shown after a restart, too, and each moment of it once. */
public class BuildModelsRestartTest {

    private static final String TO_DEV = """
            withModelAccess(model: MODEL, environment: 'dev') {
              importBedrockModel model: MODEL, environment: 'dev'
              awaitImport environment: 'dev'
            }
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void afterTheBuildHasEnded() throws Throwable {
        world.aws().bedrock().settings().failNextImport("The weights are damaged");
        String[] before = new String[1];
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "promote", TO_DEV);
            before[0] = timeline(new BuildPages(jenkins).models(run));
        });
        sessions.then(jenkins -> {
            HtmlPage page = new BuildPages(jenkins).models(new Pipelines(jenkins).first("promote"));
            assertThat(page.asNormalizedText()).containsSubsequence("Import failed", "The weights are damaged");
            assertThat(timeline(page)).isEqualTo(before[0]);
        });
    }

    @Test
    public void whileTheImportIsConcluded() throws Throwable {
        HeldReplies held = world.aws().faults().hold("GetImportedModel");
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).start("promote", TO_DEV);
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("promote");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            assertThat(timeline(new BuildPages(jenkins).models(run)))
                    .containsOnlyOnce("Access given")
                    .containsOnlyOnce("Import job created")
                    .containsOnlyOnce("Import completed");
        });
    }

    private static String timeline(HtmlPage page) {
        HtmlElement time = page.querySelector("time");
        return time.getEnclosingElement("table").asNormalizedText();
    }
}
