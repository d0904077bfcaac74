package io.jenkins.plugins.bedrock.builds;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.engine.inspection.Finding;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.inspection.ModelFigures;
import io.jenkins.plugins.bedrock.engine.model.ContentEvidence;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelManifest;
import io.jenkins.plugins.bedrock.engine.model.ModelObject;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.ObjectEncryption;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A build that finds much, or inspects often, keeps what it can carry; what it has done is read back all the same. */
public class BoundedMemoryTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void theWorstAndTheLatestAreKept() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        for (int i = 0; i < 25; i++) {
            BuildMemory.of(build).remember(inspected("step " + i, 500));
        }

        build.reload();

        List<RememberedInspection> kept = BuildMemory.of(build).inspections();
        assertThat(kept).hasSize(20);
        assertThat(kept.get(19).step()).isEqualTo("step 24");
        assertThat(kept.get(19).getFindings()).hasSize(200);
        assertThat(kept.get(19).getLeftOut()).isEqualTo(300);
        assertThat(kept.get(19).getResult()).startsWith("500 errors, ");
    }

    @Test
    public void aStepThatInspectsAgainReplacesWhatItHasFound() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        BuildMemory memory = BuildMemory.of(build);
        memory.remember(inspected("one", 1));
        memory.remember(inspected("two", 1));
        memory.remember(inspected("one", 2));

        assertThat(memory.inspections()).hasSize(2);
        assertThat(memory.inspectionOf(new StepPlace("one", List.of()))
                        .orElseThrow()
                        .getFindings())
                .hasSize(2);
    }

    private static RememberedInspection inspected(String step, int findings) {
        ModelObject object = new ModelObject(
                "config.json",
                2,
                ContentEvidence.ofETag("0123456789abcdef0123456789abcdef"),
                Optional.empty(),
                Instant.EPOCH,
                "STANDARD",
                Optional.empty(),
                ObjectEncryption.none(),
                Optional.empty());
        ModelManifest manifest = new ModelManifest(ModelUri.parse(JenkinsWorld.MODEL), List.of(object));
        Finding finding = new Finding(FindingCode.SHARD_MISSING, "\uFFFF\u0001x", "y".repeat(2_000), "Mend it.");
        Inspection inspection = new Inspection(
                ModelIdentity.of(manifest),
                Collections.nCopies(findings, finding),
                new ModelFigures(OptionalLong.of(0), 0, 0, new TreeMap<>()),
                Optional.empty());
        return new RememberedInspection(
                new StepPlace(step, List.of()),
                "inspectModel",
                new ModelParameters(JenkinsWorld.MODEL, "dev", null),
                Instant.EPOCH,
                inspection,
                Set.of());
    }
}
