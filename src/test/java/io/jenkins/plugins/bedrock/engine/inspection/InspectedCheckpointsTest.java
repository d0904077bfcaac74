package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.After;
import org.junit.Test;

public class InspectedCheckpointsTest {

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aCheckpointThatIsReadyHasNoFinding() {
        Inspection inspection = scene.inspect();

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.figures().parameters()).hasValue(123_200);
        assertThat(inspection.figures().shards()).isEqualTo(5);
        assertThat(inspection.figures().bytesByType()).containsOnlyKeys("BF16");
    }
}
