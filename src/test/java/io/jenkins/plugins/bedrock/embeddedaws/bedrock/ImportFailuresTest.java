package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import java.time.Duration;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.GetModelImportJobResponse;

public class ImportFailuresTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final CheckpointWorld models = new CheckpointWorld(world);
    private final BedrockClient bedrock = models.bedrock(models.hosting.administrator());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void anImportReadsAsItsRole() {
        models.bucket.policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}");

        assertThat(failure()).contains("Access denied when reading s3://research-models/v7/");
    }

    @Test
    public void accessThatIsTakenBackWhileTheImportRunsFailsIt() {
        start();
        world.clock().advance(Duration.ofMinutes(5));
        models.bucket.policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        world.clock().advance(Duration.ofHours(1));

        assertThat(job().failureMessage()).contains("Access denied");
    }

    @Test
    public void configMustLieAtThePrefix() {
        models.bucket.delete("v7/config.json");

        assertThat(failure()).contains("could not find the expected file s3://research-models/v7/config.json");
    }

    @Test
    public void everyShardOfTheIndexMustBeThere() {
        models.bucket.delete("v7/model-1.safetensors");

        assertThat(failure()).contains("s3://research-models/v7/model-1.safetensors");
    }

    @Test
    public void theArchitectureMustBeSupported() {
        models.bucket.put("v7/config.json", "{\"architectures\":[\"BertModel\"]}");

        assertThat(failure()).contains("The model architecture BertModel is not supported");
    }

    @Test
    public void theBucketMustBeInTheRegionOfTheImport() {
        BedrockClient west = world.clients()
                .configured(
                        BedrockClient.builder(), models.hosting.administrator().provider(), "us-west-2")
                .build();
        west.createModelImportJob(models.job("first"));
        world.clock().advance(Duration.ofHours(1));

        assertThat(west.getModelImportJob(get -> get.jobIdentifier("first")).failureMessage())
                .contains("must be in the same AWS Region");
    }

    @Test
    public void aQuotaThatIsFullAtTheEndFailsTheImport() {
        start();
        world.bedrock().settings().modelQuota(0);
        world.clock().advance(Duration.ofHours(1));

        assertThat(job().failureMessage()).contains("quota for imported models");
    }

    @Test
    public void aTestDecidesThatTheNextImportFails() {
        world.bedrock().settings().failNextImport("The weights are damaged.");

        assertThat(failure()).isEqualTo("The weights are damaged.");
    }

    private String failure() {
        start();
        world.clock().advance(Duration.ofHours(1));
        assertThat(job().statusAsString()).isEqualTo("Failed");
        return job().failureMessage();
    }

    private void start() {
        bedrock.createModelImportJob(models.job("first"));
    }

    private GetModelImportJobResponse job() {
        return bedrock.getModelImportJob(get -> get.jobIdentifier("first"));
    }
}
