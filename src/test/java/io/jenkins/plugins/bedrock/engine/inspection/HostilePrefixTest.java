package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.ReadingLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.After;
import org.junit.Test;

/** Whatever strangers put under a prefix, an inspection ends soon, with little memory, few requests and a clear error. */
public class HostilePrefixTest {

    private static final int HEADER_GUESS = 16 * 1024;

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aHundredThousandObjectsAreNotReadToTheEnd() {
        for (int i = 0; i < 100_000; i++) {
            scene.put("logs/" + i, "x");
        }
        long mark = mark();

        assertThatThrownBy(scene::inspect)
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("More than 2000 objects")
                .hasMessageContaining("Name the prefix at whose root");
        assertThat(s3Since(mark)).hasSizeLessThan(6);
    }

    @Test
    public void aHundredThousandFoldersAreNotReadToTheEnd() {
        for (int i = 0; i < 100_000; i++) {
            scene.put("logs/" + i + "/", "");
        }
        long mark = mark();

        assertThatThrownBy(scene::inspect)
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("More than 2000 objects");
        assertThat(s3Since(mark)).hasSizeLessThan(6);
    }

    @Test
    public void aListThatComesEverMoreSlowlyIsGivenUp() {
        for (int i = 0; i < 1_900; i++) {
            scene.put("logs/" + i + "/", "");
        }
        AtomicLong minutes = new AtomicLong();
        Instant start = scene.world.aws.clock().instant();
        scene.limits(new ReadingLimits(2_000, 4, Duration.ofMinutes(1)))
                .clock(() -> start.plus(Duration.ofMinutes(minutes.getAndIncrement())));
        long mark = mark();

        assertThatThrownBy(scene::inspect).isInstanceOf(ModelProblem.class).hasMessageContaining("longer than it may");
        assertThat(s3Since(mark).stream().filter(request -> request.is("ListObjectsV2")))
                .hasSizeLessThan(2);
    }

    @Test
    public void oneKeyForEachObjectIsRefusedWithoutAskingKms() {
        for (int i = 0; i < 51; i++) {
            ObjectMutations.under(
                    scene.put("notes/" + i, "x"), "notes/" + i, ObjectMutations.key(scene, "k" + i), true);
        }

        assertThatThrownBy(scene::inspect)
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("under 51 KMS keys")
                .hasMessageContaining("under one key");
        assertThat(scene.world.aws.requests().since(0).stream().filter(request -> request.is("DescribeKey")))
                .isEmpty();
    }

    @Test
    public void aHeaderOfAHundredMegabytesIsNotRead() {
        scene.bucket.putSparse(
                InspectionScene.MODEL.key(InspectionScene.FIRST_SHARD), start(99_000_000, "{\"a\":"), 5_000_000_000L);
        long mark = mark();

        assertThat(codes()).contains(FindingCode.HEADER_TOO_LARGE);
        assertThat(s3Since(mark)).hasSizeLessThan(40);
        assertThat(bytesRead(mark, InspectionScene.FIRST_SHARD)).isEqualTo(HEADER_GUESS);
    }

    @Test
    public void manyLargeHeadersAreReadUntilTheirBudgetIsUsedUp() {
        for (int i = 0; i < 40; i++) {
            scene.bucket.putSparse(
                    InspectionScene.MODEL.key("extra-" + i + ".safetensors"), start(8_000_000, "{"), 9_000_000);
        }
        scene.remove("model.safetensors.index.json");
        long mark = mark();

        assertThat(codes()).contains(FindingCode.HEADER_TOO_LARGE);
        long second = s3Since(mark).stream()
                .filter(request -> request.is("GetObject"))
                .filter(request -> request.parameters().get("Key").contains("extra-"))
                .count();
        assertThat(second).isBetween(40L, 44L);
    }

    @Test
    public void aConfigurationOfGigabytesIsNotRead() {
        scene.bucket.putSparse(InspectionScene.MODEL.key("config.json"), new byte[] {'{'}, 3_000_000_000L);
        long mark = mark();

        assertThat(codes()).contains(FindingCode.MODEL_NOT_CHECKED);
        assertThat(bytesRead(mark, "config.json")).isZero();
    }

    @Test
    public void deepJsonIsRefusedWithoutGoingDeep() {
        scene.put("config.json", "{\"a\":".repeat(100_000)).put("tokenizer_config.json", "[".repeat(900_000));

        assertThat(codes()).contains(FindingCode.CONFIG_NOT_USABLE, FindingCode.TOKENIZER_CONFIG_NOT_USABLE);
    }

    @Test
    public void keysThatAreNoFilesAreRefused() {
        scene.put("a/../../b", "x");

        assertThatThrownBy(scene::inspect).isInstanceOf(ModelProblem.class).hasMessageContaining("not the path");
    }

    @Test
    public void whatStrangersWroteIsShownHarmlessly() {
        String odd = "x<script>alert(1)</script>" + "y".repeat(400) + ".safetensors";
        scene.put(odd, "not safetensors")
                .config(config -> config.putArray("architectures")
                        .add("Evil\n[bedrock] all is well\u001b[2J" + "z".repeat(5_000)));

        List<Finding> findings = scene.inspect().findings();

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            String shown = finding.where() + finding.what() + finding.mend();
            assertThat(shown).doesNotContain("\n", "\u001b", "\u202e").hasSizeLessThan(3_500);
        });
    }

    @Test
    public void aStoreThatAnswersEverMoreSlowlyIsGivenUp() {
        AtomicLong minutes = new AtomicLong();
        Instant start = scene.world.aws.clock().instant();
        scene.limits(new ReadingLimits(2_000, 4, Duration.ofMinutes(10)))
                .clock(() -> start.plus(Duration.ofMinutes(minutes.getAndIncrement())));
        long mark = mark();

        assertThatThrownBy(scene::inspect)
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("longer than it may")
                .hasMessageContaining("run this again");
        assertThat(s3Since(mark)).hasSizeLessThan(20);
    }

    private List<FindingCode> codes() {
        return scene.inspect().findings().stream().map(Finding::code).toList();
    }

    private long mark() {
        return scene.world.aws.requests().mark();
    }

    private List<RecordedRequest> s3Since(long mark) {
        return scene.world.aws.requests().since(mark).stream()
                .filter(request -> request.service().equals("s3"))
                .toList();
    }

    private long bytesRead(long mark, String key) {
        return s3Since(mark).stream()
                .filter(request -> request.is("GetObject"))
                .filter(request -> request.parameters().get("Key").endsWith("/" + key))
                .mapToLong(RecordedRequest::bytesSent)
                .sum();
    }

    private static byte[] start(long headerLength, String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(text)
                .array();
    }
}
