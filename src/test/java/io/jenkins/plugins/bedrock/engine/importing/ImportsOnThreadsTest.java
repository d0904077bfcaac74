package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

/** The same on a pool of threads and a clock that runs by itself, a thousand times as fast. */
public class ImportsOnThreadsTest {

    private static final int BUILDS = 12;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ImportWorld world = new ImportWorld(VirtualClock.running(1_000), threads);

    @After
    public void stop() {
        threads.shutdownNow();
        world.close();
    }

    @Test
    public void buildsThatAskForTheSameImportEndWithOneModel() throws Exception {
        List<CompletableFuture<ImportRunEnd>> runs = new ArrayList<>();
        for (int build = 0; build < BUILDS; build++) {
            runs.add(run("v7", build));
        }
        for (CompletableFuture<ImportRunEnd> run : runs) {
            run.get(1, TimeUnit.MINUTES);
        }

        assertThat(world.creations()).isEqualTo(1);
        assertThat(world.place().models()).hasSize(1);
    }

    @Test
    public void buildsThatAskForSeveralImportsTakeTurns() throws Exception {
        List<CompletableFuture<ImportRunEnd>> runs = new ArrayList<>();
        for (int build = 0; build < BUILDS; build++) {
            String version = "v" + (7 + build % 3);
            world.checkpoint("support-bot/" + version + "/");
            runs.add(run(version, build));
        }
        for (CompletableFuture<ImportRunEnd> run : runs) {
            run.get(1, TimeUnit.MINUTES);
        }

        assertThat(world.creations()).isEqualTo(3);
        assertThat(world.place().models()).hasSize(3);
    }

    private CompletableFuture<ImportRunEnd> run(String version, int build) {
        Instant now = world.aws.clock().instant();
        ImportRequest request =
                world.request("support-bot", version, "promote#" + build, world.importRole, Optional.empty());
        return world.imports
                .run(
                        world.access(),
                        request,
                        OptionalInt.empty(),
                        new ImportTimes(now, now, Instant.MAX),
                        new StartedImports(),
                        () -> {})
                .end()
                .toCompletableFuture();
    }
}
