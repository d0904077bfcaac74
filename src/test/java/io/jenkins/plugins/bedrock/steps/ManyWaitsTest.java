package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.ControllerEngine;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** A thousand waits cost what one costs. */
public class ManyWaitsTest {

    private static final int WAITS = 1000;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void aThousandStepsThatWaitAskAndOccupyNoMoreThanOne() throws Exception {
        world.configure();
        world.aws().bedrock().settings().importsTake(Duration.ofHours(5));
        WorkflowRun run = new Pipelines(jenkins).start("wait", """
                grantModelAccess model: MODEL, environment: 'dev'
                importBedrockModel model: MODEL, environment: 'dev'
                def branches = [:]
                for (int i = 1; i < WAITS; i++) {
                  branches["wait ${i}"] = { awaitImport environment: 'dev' }
                }
                parallel one: { awaitImport environment: 'dev' }, others: {
                  input id: 'Go', message: 'go on?'
                  parallel branches
                }
                """.replace("WAITS", String.valueOf(WAITS)));
        untilWaiting(run, 1);
        Usage one = usage();

        InputAction input = run.getAction(InputAction.class);
        input.getExecution("Go").doProceedEmpty();
        untilWaiting(run, WAITS);
        Usage many = usage();

        // Intervals have jitter, so that one wait does not ask as often each time; a second watch would ask twice as
        // often.
        assertThat(many.requests()).isLessThan(one.requests() * 3 / 2);
        assertThat(many.threads()).isLessThanOrEqualTo(one.threads() + 1);
        run.doKill();
        jenkins.waitForCompletion(run);
    }

    private record Usage(long requests, long threads) {}

    /** What is asked of AWS while some time passes there, and how many threads of the plugin there are then. */
    private Usage usage() throws InterruptedException {
        world.aws().clock().sleep(WINDOW);
        long mark = world.aws().requests().mark();
        world.aws().clock().sleep(WINDOW);
        long requests = world.aws().requests().since(mark).size();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("AWS call")
                        || thread.getName().contains("Bedrock model import"))
                .count();
        return new Usage(requests, threads);
    }

    private void untilWaiting(WorkflowRun run, int steps) throws InterruptedException {
        AccountAccess access = new PromotingBuild(run, TaskListener.NULL)
                .promotion(new ModelParameters(JenkinsWorld.MODEL, "dev", null))
                .environment()
                .access();
        while (ControllerEngine.get().engine().imports().watch(access).waiting() < steps) {
            world.aws().clock().sleep(Duration.ofMinutes(1));
        }
    }
}
