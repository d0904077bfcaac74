package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A pool that is full for a moment, or a listener that fails, stops nobody's import for good. */
public class ImportTroubleTest {

    /** Says what listeners do wrong, which some of these do on purpose. */
    private static final Logger LISTENER_LOG = Logger.getLogger(Announcements.class.getName());

    @Before
    public void quiet() {
        LISTENER_LOG.setLevel(Level.OFF);
    }

    @After
    public void loud() {
        LISTENER_LOG.setLevel(null);
    }

    @Test
    public void aPoolThatIsFullForAMomentDelaysImportsAndLosesNone() {
        for (int nth = 1; full(nth); nth++) {
            assertThat(nth).as("tasks of two imports").isLessThan(100);
        }
    }

    private static boolean full(int nth) {
        CrowdedPool pool = new CrowdedPool(nth);
        try (ImportWorld world = new ImportWorld(VirtualClock.manual(), pool)) {
            List<CompletableFuture<ImportOutcome>> outcomes = new ArrayList<>();
            for (String version : List.of("v7", "v8")) {
                outcomes.add(queue(world, version, new StartedImports()));
            }
            world.pass(Duration.ofHours(3));
            assertThat(outcomes)
                    .as("the pool was full for task " + nth)
                    .allSatisfy(outcome -> assertThat(outcome.getNow(null))
                            .extracting(ImportOutcome::kind)
                            .isEqualTo(Kind.STARTED));
            return pool.wasFull();
        }
    }

    @Test
    public void aPoolThatIsFullForAMomentDelaysARunAndItsNextAttempt() {
        for (int nth = 1; fullDuringRun(nth); nth++) {
            assertThat(nth).as("tasks of a run").isLessThan(100);
        }
    }

    private static boolean fullDuringRun(int nth) {
        CrowdedPool pool = new CrowdedPool(nth);
        try (ImportWorld world = new ImportWorld(VirtualClock.manual(), pool)) {
            world.settings().failNextImport("Access denied by S3");
            StartedImports told = new StartedImports();
            ImportRun run = run(world, told);
            world.pass(Duration.ofHours(3));
            assertThat(end(run).end())
                    .as("the pool was full for task " + nth)
                    .hasValueSatisfying(
                            end -> assertThat(((AwaitEnd.JobEnded) end).job().isCompleted())
                                    .isTrue());
            return pool.wasFull();
        }
    }

    @Test
    public void aLogThatFailsStopsNeitherItsOwnImportNorOthers() {
        try (ImportWorld world = new ImportWorld(VirtualClock.manual(), new CrowdedPool(0))) {
            world.aws
                    .faults()
                    .refuse("CreateModelImportJob", 400, "ValidationException", "The provided role ARN is invalid");
            CompletableFuture<ImportOutcome> first = queue(world, "v7", new ClosedLog());
            CompletableFuture<ImportOutcome> second = queue(world, "v8", new ClosedLog());

            world.pass(Duration.ofHours(1));

            assertThat(first.getNow(null).kind()).isEqualTo(Kind.STARTED);
            assertThat(second.getNow(null).kind()).isEqualTo(Kind.STARTED);
        }
    }

    @Test
    public void aLogThatFailsDoesNotStopARunBeforeItsNextAttempt() {
        try (ImportWorld world = new ImportWorld(VirtualClock.manual(), new CrowdedPool(0))) {
            world.settings().failNextImport("Access denied by S3");
            ImportRun run = run(world, new ClosedLog());

            world.pass(Duration.ofHours(1));

            assertThat(end(run).outcome().attempt()).isEqualTo(2);
        }
    }

    @Test
    public void whoFailsAtItsTurnLeavesTheSlotToTheNext() {
        try (ImportWorld world = new ImportWorld(VirtualClock.manual(), new CrowdedPool(0))) {
            Instant now = world.aws.clock().instant();
            world.imports
                    .slots()
                    .ticket(world.access(), now, "somebody", new SlotListener() {
                        @Override
                        public void onWaiting(String line) {}

                        @Override
                        public void onTurn() {
                            throw new AssertionError("failed at its turn");
                        }

                        @Override
                        public void onRefused(RuntimeException problem) {}
                    })
                    .join();

            assertThat(queue(world, "v7", new StartedImports()).getNow(null).kind())
                    .isEqualTo(Kind.STARTED);
        }
    }

    @Test
    public void patienceThatFailsEndsTheCall() {
        try (ImportWorld world = new ImportWorld(VirtualClock.manual(), new CrowdedPool(0))) {
            CompletableFuture<Object> call = PatientCall.begin(
                    world.background,
                    () -> {
                        throw new IllegalArgumentException("the call failed");
                    },
                    (problem, tries) -> {
                        throw new IllegalStateException("patience failed");
                    });

            assertThatThrownBy(() -> Blocking.await(call))
                    .isInstanceOf(IllegalStateException.class)
                    .hasSuppressedException(new IllegalArgumentException("the call failed"));
        }
    }

    @Test
    public void anErrorOfJavaIsHandedOnToWhoWaits() {
        try (ImportWorld world = new ImportWorld(VirtualClock.manual(), new CrowdedPool(0))) {
            CompletableFuture<Object> call = PatientCall.begin(
                    world.background,
                    () -> {
                        throw new NoClassDefFoundError("of a class that is missing");
                    },
                    (problem, tries) -> Optional.empty());

            assertThatThrownBy(() -> Blocking.await(call)).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    public void anInterruptedCallIsAnInterruptionToWhoWaitsForIt() {
        try (ImportWorld world = new ImportWorld()) {
            Thread.currentThread().interrupt();
            CompletableFuture<ImportOutcome> queued = queue(world, "v7", new StartedImports());

            assertThatThrownBy(() -> Blocking.await(queued)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    public void aCheckedCauseIsHandedOnInAnUncheckedException() {
        CompletableFuture<Object> failed = CompletableFuture.failedFuture(new IOException("the disk is full"));

        assertThatThrownBy(() -> Blocking.await(failed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the disk is full");
    }

    /** The log of a build that is gone. */
    private record ClosedLog() implements QueuedImport.Progress {

        @Override
        public void onStatus(String line) {
            throw new IllegalStateException("the build's log is closed");
        }

        @Override
        public void onAttempt(int attempt) {}
    }

    private static CompletableFuture<ImportOutcome> queue(
            ImportWorld world, String version, QueuedImport.Progress progress) {
        world.checkpoint("support-bot/" + version + "/");
        ImportRequest request =
                world.request("support-bot", version, "promote#" + version, world.importRole, Optional.empty());
        return world.imports
                .start(
                        world.access(),
                        request,
                        OptionalInt.empty(),
                        world.aws.clock().instant(),
                        progress)
                .outcome()
                .toCompletableFuture();
    }

    private static ImportRun run(ImportWorld world, QueuedImport.Progress progress) {
        Instant now = world.aws.clock().instant();
        return world.imports.run(
                world.access(),
                world.request(),
                OptionalInt.empty(),
                new ImportTimes(now, now.plus(Duration.ofHours(1)), Instant.MAX),
                progress,
                () -> {});
    }

    private static ImportRunEnd end(ImportRun run) {
        ImportRunEnd end = run.end().toCompletableFuture().getNow(null);
        assertThat(end).as("what came of it by now").isNotNull();
        return end;
    }
}
