package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.PROD;
import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.inspection.Finding;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What an inspection says of the environment for which it is made. */
public class InspectModelTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final PromotionScene scene = new PromotionScene(world);

    @Before
    public void upload() throws Exception {
        world.bucket.versioned().putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
    }

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aModelThatMayComeIsImportable() throws Exception {
        Inspection inspection = inspect(DEV);

        assertThat(inspection.errors()).isEmpty();
        assertThat(ofEnvironment(inspection)).isEmpty();
        assertThat(inspection.identity()).isEqualTo(scene.inspect(DEV));
    }

    @Test
    public void whatThePredecessorHasNotAcceptedIsToldAndNoError() throws Exception {
        Inspection inspection = inspect(PROD);

        assertThat(inspection.errors()).isEmpty();
        assertThat(ofEnvironment(inspection))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.NOT_LET_IN))
                .satisfies(
                        finding -> assertThat(finding.what()).contains("validation has not imported this very model"));
    }

    @Test
    public void anotherImportThatRunsIsNamed() throws Exception {
        world.bucket.putDirectory("other/v1/", Checkpoints.LLAMA_TINY).put("other/v1/README.md", "Another model.");
        String running = start("s3://" + ResearchAndHosting.BUCKET + "/other/v1/");

        assertThat(ofEnvironment(inspect(DEV)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.IMPORT_SLOT_TAKEN))
                .satisfies(finding -> assertThat(finding.what()).contains(running));
    }

    @Test
    public void theModelsOwnImportIsNoObstacle() throws Exception {
        start(PromotionScene.MODEL);

        assertThat(ofEnvironment(inspect(DEV))).isEmpty();
    }

    @Test
    public void anAccountThatIsFullIsTold() throws Exception {
        scene.promote(DEV);
        world.bucket.putDirectory("other/v1/", Checkpoints.LLAMA_TINY).put("other/v1/README.md", "Another model.");
        scene.quota(1).model("s3://" + ResearchAndHosting.BUCKET + "/other/v1/");

        assertThat(ofEnvironment(inspect(DEV)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.NO_ROOM_FOR_MODEL))
                .satisfies(finding -> assertThat(finding.what()).contains("support-bot"));
    }

    @Test
    public void anArchivedModelIsNotLetInWhateverIsAccepted() throws Exception {
        String shard = "support-bot/v7/model-00003-of-00005.safetensors";
        world.bucket.put(world.bucket
                .object(shard, world.bucket.current(shard).orElseThrow().content())
                .storageClass("GLACIER"));
        Inspection inspection = inspect(DEV);
        InspectModel operation = new InspectModel(scene.engine);
        Inspection blind =
                new Inspection(inspection.identity(), List.of(), inspection.figures(), inspection.estimate());

        assertThatThrownBy(
                        () -> operation.importable(scene.promotion(DEV), inspection, EnumSet.allOf(FindingCode.class)))
                .hasMessageContaining("model-00003-of-00005.safetensors in GLACIER");
        assertThatThrownBy(() -> operation.importable(scene.promotion(DEV), blind, Set.of()))
                .hasMessageContaining("model-00003-of-00005.safetensors in GLACIER");
    }

    @Test
    public void whatTheSourceDoesNotAllowIsRefusedBeforeAnyCall() {
        scene.allowing("s3://" + ResearchAndHosting.BUCKET + "/other/");
        long mark = world.aws.requests().mark();

        assertThatThrownBy(() -> inspect(VALIDATION)).isInstanceOf(PromotionRefusedException.class);
        assertThat(world.aws.requests().since(mark)).isEmpty();
    }

    private Inspection inspect(EnvironmentName environment) throws InterruptedException {
        return new InspectModel(scene.engine).run(scene.promotion(environment));
    }

    /** Starts an import into dev, and gives the job's name. */
    private String start(String model) throws InterruptedException {
        scene.model(model);
        scene.grant(DEV);
        String job = scene.begin(DEV, scene.inspect(DEV)).job().orElseThrow().name();
        scene.model(PromotionScene.MODEL);
        return job;
    }

    private static List<Finding> ofEnvironment(Inspection inspection) {
        return inspection.findings().stream()
                .filter(finding -> List.of(
                                FindingCode.NOT_LET_IN, FindingCode.NO_ROOM_FOR_MODEL, FindingCode.IMPORT_SLOT_TAKEN)
                        .contains(finding.code()))
                .toList();
    }
}
