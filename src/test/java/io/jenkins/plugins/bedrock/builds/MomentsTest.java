package io.jenkins.plugins.bedrock.builds;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a build keeps of what its steps have come to. */
public class MomentsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private FreeStyleBuild build;

    @Before
    public void build() throws Exception {
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
    }

    @Test
    public void aMomentOutlivesAReloadOfTheBuild() throws Exception {
        RememberedMoment before = moment("7", Kind.IMPORT_FAILED, "No\u0001 reason");
        BuildMemory.of(build).remember(before);

        build.reload();

        List<RememberedMoment> after = BuildMemory.of(build).moments();
        assertThat(after).hasSize(1);
        assertThat(after.get(0)).isNotSameAs(before).usingRecursiveComparison().isEqualTo(before);
        assertThat(after.get(0).text()).isEqualTo("No\uFFFD reason");
        assertThat(after.get(0).model()).isEqualTo(JenkinsWorld.MODEL);
        assertThat(after.get(0).branch()).isEqualTo("left");
    }

    @Test
    public void aStepThatBeginsAgainComesToTheSameOnce() {
        BuildMemory memory = BuildMemory.of(build);
        memory.remember(moment("7", Kind.IMPORT_STARTED, "started"));
        memory.remember(moment("7", Kind.IMPORT_STARTED, "was started before"));
        memory.remember(moment("8", Kind.IMPORT_STARTED, "another"));

        assertThat(memory.moments()).extracting(RememberedMoment::text).containsExactly("started", "another");
    }

    @Test
    public void theLatestAreKept() {
        BuildMemory memory = BuildMemory.of(build);
        for (int i = 0; i < 320; i++) {
            memory.remember(moment("step " + i, Kind.TEST_PASSED, "x".repeat(5_000)));
        }

        assertThat(memory.moments()).hasSize(300);
        assertThat(memory.moments().get(0).text()).hasSizeLessThan(2_100);
    }

    private static RememberedMoment moment(String step, Kind kind, String text) {
        return new RememberedMoment(
                kind,
                Instant.EPOCH,
                new StepPlace(step, List.of("left")),
                new ModelParameters("s3://research-models/support-bot/v7", "dev", null),
                null,
                text);
    }
}
