package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectBuilder;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Test;

/**
 * The benchmark: what inspecting a checkpoint of 141 GB in 30 shards costs in requests, bytes and time. It prints what it
 * has measured.
 */
public class InspectionBenchmarkTest {

    private static final int SHARDS = 30;
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int SINGLE_CALLS = 5;
    /** On a machine that does other work, too, one inspection may be held up; not all of them. */
    private static final int TRIES = 8;

    private final InspectionScene scene = new InspectionScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aLargeCheckpointIsInspectedWithFewRequestsAndHardlyAnyBytes() {
        LargeCheckpoint.put(scene, object -> object);

        inspectWithinFigures("unencrypted by KMS");
    }

    @Test
    public void underACustomersKeyItCostsNoMore() {
        LargeCheckpoint.put(scene, underACustomersKey());

        inspectWithinFigures("under a customer's key");
    }

    @Test
    public void itTakesTheTimeOfAFewCallsInARow() {
        LargeCheckpoint.put(scene, underACustomersKey());
        scene.inspect();
        scene.world.aws.faults().latency(LATENCY);

        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best >= 20; i++) {
            double call = seconds(this::callOnceAndAgain) / SINGLE_CALLS;
            long mark = scene.world.aws.requests().mark();
            double inspection = seconds(scene::inspect);
            long inARow = inARow(scene.world.aws.requests().since(mark));
            best = Math.min(best, inARow);
            System.out.printf(
                    "Inspection of 141 GB with %d ms of latency: %.0f ms, a single call %.0f ms, as many as %.1f; %d calls in a row%n",
                    LATENCY.toMillis(), inspection * 1_000, call * 1_000, inspection / call, inARow);
        }

        assertThat(best)
                .as("calls of an inspection of which each began when the one before had ended")
                .isLessThan(20);
    }

    /** Of requests that did not overlap, as many as there are: a slow machine takes longer, but waits no more often. */
    private static long inARow(List<RecordedRequest> requests) {
        long number = 0;
        long ended = 0;
        for (RecordedRequest request : requests.stream()
                .sorted(Comparator.comparingLong(RecordedRequest::ended))
                .toList()) {
            if (request.began() > ended) {
                number++;
                ended = request.ended();
            }
        }
        return number;
    }

    private void inspectWithinFigures(String how) {
        long mark = scene.world.aws.requests().mark();

        Inspection inspection = scene.inspect();

        List<RecordedRequest> requests = scene.world.aws.requests().since(mark);
        Map<String, Long> perShard = requests.stream()
                .map(request -> request.parameters().getOrDefault("Key", ""))
                .filter(key -> key.endsWith(".safetensors"))
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
        long bytes = requests.stream()
                .filter(request -> request.is("GetObject"))
                .mapToLong(RecordedRequest::bytesSent)
                .sum();
        long size = inspection.identity().manifest().totalSize();
        System.out.printf(
                "Inspection of %d bytes in %d shards %s: %d requests, %d at most for a shard, %d bytes read (%.6f %%)%n",
                size, SHARDS, how, requests.size(), max(perShard), bytes, 100.0 * bytes / size);
        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.figures().parameters()).hasValue(70_553_706_496L);
        assertThat(perShard).hasSize(SHARDS);
        assertThat(max(perShard)).isLessThanOrEqualTo(3);
        assertThat(requests).hasSizeLessThanOrEqualTo(3 * SHARDS);
        assertThat(bytes).isLessThan(size / 100_000);
    }

    private static long max(Map<String, Long> perShard) {
        return perShard.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private void callOnceAndAgain() {
        AwsAccount reader = scene.world.account(scene.world.source());
        for (int i = 0; i < SINGLE_CALLS; i++) {
            reader.s3()
                    .headObject(
                            head -> head.bucket(scene.bucket.name()).key(InspectionScene.MODEL.key(Checkpoint.CONFIG)));
        }
    }

    private UnaryOperator<ObjectBuilder> underACustomersKey() {
        String key = ObjectMutations.key(scene, "models");
        return object -> object.encryption(ObjectEncryption.kms(key, true));
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
