package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/**
 * A build that was saved by the first version goes on: its program, with a step that waits in a block, and its memory.
 *
 * <p>The job's folder in the test resources was copied from a Jenkins that was stopped while the build waited; its
 * Pipeline is the one of {@link #SCRIPT}. The seal in it holds when the model was uploaded, which is why this clock
 * begins then.
 */
public class SavedProgramTest {

    private static final Instant UPLOADED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Path SAVED = Path.of("src", "test", "resources", "saved-builds", "waiting");

    private static final String SCRIPT = """
            withModelAccess(model: MODEL, environment: 'dev', expiresAfter: '24h') {
              importBedrockModel model: MODEL, environment: 'dev'
              def awaited = awaitImport(environment: 'dev')
              echo "imported as ${awaited.importedModelName}"
            }
            """;

    private final VirtualClock clock = VirtualClock.manual(UPLOADED);
    private final JenkinsWorld world = new JenkinsWorld(clock);
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void goesOn() throws Throwable {
        world.aws().bedrock().settings().importsTake(Duration.ofHours(1));
        sessions.then(jenkins -> {
            world.configure();
            WorkflowRun started = new Pipelines(jenkins).start("start-the-same-import", SCRIPT);
            advanceUntil(() -> world.jobsCreated() == 1);
            jenkins.waitForMessage("Waiting for", started);
        });
        FileUtils.copyDirectory(
                SAVED.toFile(),
                sessions.getHome().toPath().resolve("jobs/waiting").toFile());
        sessions.then(jenkins -> {
            WorkflowRun saved = new Pipelines(jenkins).first("waiting");
            advanceUntil(() -> !saved.isBuilding());
            jenkins.assertBuildStatus(Result.SUCCESS, saved);
            jenkins.assertLogContains("imported as dev-support-bot-", saved);
            assertThat(world.jobsCreated()).isEqualTo(1);
        });
    }

    private void advanceUntil(Condition condition) throws Exception {
        while (!condition.holds()) {
            clock.advance(Duration.ofSeconds(5));
            Thread.sleep(10);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }
}
