package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.engine.aws.AwsClients;
import io.jenkins.plugins.bedrock.engine.aws.AwsEndpoint;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Two controllers know nothing of each other; what both ask for is imported once all the same. */
public class TwoControllersTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<AwsClients> opened = new ArrayList<>();

    @After
    public void stop() {
        threads.shutdownNow();
        opened.forEach(AwsClients::close);
    }

    @Test
    public void theSameImportThatBothStartInTheSameMomentIsOneJob() throws Exception {
        try (ImportWorld world = new ImportWorld()) {
            Imports second = controller(world, Runnable::run);
            List<CompletableFuture<ImportOutcome>> outcomes = new ArrayList<>();

            outcomes.add(start(world, world.imports, "first#1", () -> outcomes.add(start(world, second, "second#1"))));

            assertThat(world.aws.requests().count("CreateModelImportJob")).isEqualTo(2);
            assertOneJob(world, outcomes);
        }
    }

    /** AWS does not say what it answers to a client token that comes again with other tags. */
    @Test
    public void aRequestThatAwsRefusesBecauseTheOtherControllerHasSentItIsOneJobToo() throws Exception {
        try (ImportWorld world = new ImportWorld()) {
            Imports second = controller(world, Runnable::run);
            List<CompletableFuture<ImportOutcome>> outcomes = new ArrayList<>();

            outcomes.add(start(world, world.imports, "first#1", () -> {
                outcomes.add(start(world, second, "second#1"));
                world.aws
                        .faults()
                        .refuse("CreateModelImportJob", 400, "ValidationException", "The client token was used before");
            }));

            assertOneJob(world, outcomes);
            assertThat(outcomes.get(1).get().kind()).isEqualTo(Kind.ATTACHED);
        }
    }

    @Test
    public void manyBuildsOfBothAtTheSameTimeStartOneJob() throws Exception {
        try (ImportWorld world = new ImportWorld(VirtualClock.running(1_000), threads)) {
            Imports second = controller(world, threads);
            List<CompletableFuture<ImportOutcome>> outcomes = new ArrayList<>();
            for (int build = 1; build <= 6; build++) {
                outcomes.add(start(world, world.imports, "first#" + build));
                outcomes.add(start(world, second, "second#" + build));
            }

            assertOneJob(world, outcomes);
        }
    }

    private static void assertOneJob(ImportWorld world, List<CompletableFuture<ImportOutcome>> outcomes)
            throws Exception {
        for (CompletableFuture<ImportOutcome> outcome : outcomes) {
            String job = outcome.get(1, TimeUnit.MINUTES).job().orElseThrow().arn();
            assertThat(job).isEqualTo(outcomes.get(0).get().job().orElseThrow().arn());
        }
        assertThat(world.creations()).isEqualTo(1);
    }

    /** With clients, watches and queues of its own. */
    private Imports controller(ImportWorld world, Executor executor) {
        AwsClients clients = new AwsClients(
                ApacheHttpClient.create(),
                AwsEndpoint.loopback(world.aws.endpoint()),
                world.aws.clock(),
                AwsRetryStrategy.doNotRetry());
        opened.add(clients);
        Background background = new Background(clients, world.aws.clock(), executor);
        return new Imports(background, new Random(2), Propagation.DEFAULT, Duration.ZERO);
    }

    private static CompletableFuture<ImportOutcome> start(ImportWorld world, Imports controller, String build) {
        return start(world, controller, build, () -> {});
    }

    /** @param justBefore runs after AWS has shown no such job, and before it is asked for */
    private static CompletableFuture<ImportOutcome> start(
            ImportWorld world, Imports controller, String build, Runnable justBefore) {
        ImportRequest request = world.request("support-bot", "v7", build, world.importRole, Optional.empty());
        return controller
                .start(
                        world.access(),
                        request,
                        OptionalInt.of(1),
                        world.aws.clock().instant(),
                        new StartedImports(),
                        justBefore)
                .outcome()
                .toCompletableFuture();
    }
}
