package io.jenkins.plugins.bedrock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** What was found before a restart is known after it, without asking AWS. */
public class MonitorAfterRestartTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void whatWasFoundIsKnown() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).run(Result.SUCCESS, "grant", "grantModelAccess model: MODEL, environment: 'dev'");
            ModelFindings.get().run("alice");
            assertThat(ModelMonitor.get().isActivated()).isTrue();
        });
        long mark = world.aws().requests().mark();
        sessions.then(jenkins -> {
            assertThat(ModelMonitor.get().isActivated()).isTrue();
            assertThat(ModelFindings.get().getLast().getBy()).isEqualTo("alice");
            assertThat(ModelFindings.get().getLast().getFound())
                    .extracting(ModelFinding::getKind)
                    .containsExactly(FindingKind.ACCESS);
            assertThat(ModelComparisons.get().getLast().getEnvironments()).hasSize(3);
            assertThat(world.aws().requests().since(mark)).isEmpty();
        });
    }

    @Test
    public void aJobThatWasDeletedLeavesItsAccessToBeFound() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).run(Result.SUCCESS, "grant", "grantModelAccess model: MODEL, environment: 'dev'");
            jenkins.jenkins.getItem("grant").delete();
        });
        sessions.then(jenkins -> {
            ModelFindings.get().run("alice");
            assertThat(ModelFindings.get().getLast().getFound())
                    .extracting(ModelFinding::getKind)
                    .containsExactly(FindingKind.ACCESS);
        });
    }
}
