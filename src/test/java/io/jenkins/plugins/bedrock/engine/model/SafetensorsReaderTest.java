package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.V7;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Test;

public class SafetensorsReaderTest {

    private final ResearchAccount research = new ResearchAccount();
    private final ModelObjectReader objects = new ModelObjectReader(research.reader(), ResearchAccount.ID);
    private final SafetensorsReader headers = new SafetensorsReader(objects);

    @After
    public void stop() {
        research.close();
    }

    @Test
    public void theHeadersOfA141GbCheckpointCostOneRequestPerShardAndHardlyAnyBytes() throws InterruptedException {
        for (String shard : Checkpoints.shards70b()) {
            research.bucket.putSparse(
                    "support-bot/v7/" + shard,
                    Checkpoints.head("llama-70b-heads/" + shard),
                    Checkpoints.size70b(shard));
        }
        ModelManifest manifest = research.manifests().read(V7);

        long tensors = 0;
        for (ModelObject shard : manifest.objects()) {
            tensors += headers.read(V7, shard).tensors().size();
        }

        long bytes = research.world.requests().all().stream()
                .mapToLong(RecordedRequest::bytesSent)
                .sum();
        assertThat(tensors).isEqualTo(723);
        assertThat(research.world.requests().count("GetObject")).isEqualTo(30);
        assertThat(bytes).isLessThan(manifest.totalSize() / 100_000);
    }

    @Test
    public void aLongHeaderCostsTwoRequests() throws InterruptedException {
        research.bucket.put("support-bot/v7/long.safetensors", withMetadata("x".repeat(100_000)));

        SafetensorsHeader header = headers.read(V7, only());

        assertThat(header.length()).isGreaterThan(100_000);
        assertThat(research.world.requests().count("GetObject")).isEqualTo(2);
    }

    @Test
    public void aHeaderThatNobodyWritesIsNotRead() throws InterruptedException {
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(50_000_000)
                .array();
        research.bucket.putSparse("support-bot/v7/huge.safetensors", length, 60_000_000);

        assertThatThrownBy(() -> headers.read(V7, only()))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("more than 16777216 are not read");
        assertThat(research.world.requests().count("GetObject")).isEqualTo(1);
    }

    @Test
    public void whatIsNotSafetensorsIsRefusedByName() throws InterruptedException {
        research.bucket.put("support-bot/v7/model.safetensors", "version https://git-lfs.github.com/spec/v1\n");

        assertThatThrownBy(() -> headers.read(V7, only()))
                .isInstanceOf(SafetensorsProblem.class)
                .hasMessageContaining("The header of " + V7 + "model.safetensors cannot be used");
    }

    @Test
    public void anEmptyFileIsRefusedWithoutARequest() throws InterruptedException {
        research.bucket.put("support-bot/v7/model.safetensors", "");

        assertThatThrownBy(() -> headers.read(V7, only()))
                .isInstanceOfSatisfying(
                        SafetensorsProblem.class,
                        problem -> assertThat(problem.rule()).isEqualTo(SafetensorsRule.FILE_HAS_A_HEADER_LENGTH));
        assertThat(research.world.requests().count("GetObject")).isZero();
    }

    @Test
    public void smallFilesAreReadWholeAndLargeOnesNot() throws InterruptedException {
        research.bucket.put("support-bot/v7/config.json", "{\"a\": 1}");

        assertThat(objects.whole(V7, only(), 8)).isEqualTo("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> objects.whole(V7, only(), 7))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("has 8 bytes, and more than 7 are not read");
    }

    private ModelObject only() throws InterruptedException {
        return research.manifests().read(V7).objects().get(0);
    }

    private static byte[] withMetadata(String note) {
        byte[] json = ("{\"__metadata__\":{\"note\":\"" + note + "\"}}").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
