package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** A wait of eight hours, while role sessions last one. */
public class LongWaitTest {

    /** Eight hours pass in half a minute. */
    private static final double SPEED = 960;

    private final JenkinsWorld world = new JenkinsWorld(VirtualClock.running(SPEED));
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void outlastsTheSessionsOfItsRolesAndSaysLittle() throws Exception {
        world.configure();
        world.aws().bedrock().settings().importsTake(Duration.ofHours(8));

        WorkflowRun run = new Pipelines(jenkins).run(Result.SUCCESS, "wait", """
                grantModelAccess model: MODEL, environment: 'dev'
                importBedrockModel model: MODEL, environment: 'dev'
                echo 'the wait begins'
                awaitImport environment: 'dev'
                echo 'the wait is over'
                """);

        assertThat(world.aws().requests().of("AssumeRole")).hasSizeGreaterThan(8);
        String wait = run.getLog().replaceAll("(?s).*the wait begins(.*)the wait is over.*", "$1");
        assertThat(wait.lines()).hasSizeLessThan(12);
    }
}
