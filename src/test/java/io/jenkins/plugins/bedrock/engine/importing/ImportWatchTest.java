package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.Test;

public class ImportWatchTest {

    /** Says what listeners do wrong, which one of these does on purpose. */
    private static final Logger LISTENER_LOG = Logger.getLogger(Announcements.class.getName());

    private final ImportWorld world = new ImportWorld();
    private final ImportWatch watch = world.watch();
    private final Recorder heard = new Recorder();

    @After
    public void stop() {
        LISTENER_LOG.setLevel(null);
        world.close();
    }

    @Test
    public void theEndOfAnImportIsHeard() {
        watch.await(started(), Instant.MAX, heard);

        world.pass(Duration.ofMinutes(12));

        assertThat(heard.job().isCompleted()).isTrue();
        assertThat(heard.job().modelArn()).isPresent();
        assertThat(watch.waiting()).isZero();
    }

    @Test
    public void aFailureIsHeardWithItsReason() {
        world.settings().failNextImport("The weights are damaged.");
        watch.await(started(), Instant.MAX, heard);

        world.pass(Duration.ofMinutes(12));

        assertThat(heard.job().failureMessage()).hasValue("The weights are damaged.");
    }

    @Test
    public void aJobThatHasEndedBeforeIsHeardOfAtOnce() {
        String job = started();
        world.pass(Duration.ofMinutes(30));

        watch.await(job, Instant.MAX, heard);
        world.pass(Duration.ZERO);

        assertThat(heard.job().isCompleted()).isTrue();
    }

    @Test
    public void aHundredWaitersCauseTheRequestsOfOne() {
        int forOne = requestsFor(1);

        assertThat(requestsFor(100)).isEqualTo(forOne);
    }

    @Test
    public void onlyAJobThatHasEndedIsReadByItself() {
        watch.await(started(), Instant.MAX, heard);
        long mark = world.aws.requests().mark();

        world.pass(Duration.ofMinutes(12));

        assertThat(world.aws.requests().since(mark))
                .filteredOn(request -> request.is("GetModelImportJob"))
                .hasSize(1);
    }

    @Test
    public void nobodyIsAskedWhenNobodyWaits() {
        ImportWatch.Handle handle = watch.await(started(), Instant.MAX, heard);
        world.pass(Duration.ofMinutes(1));
        handle.cancel();
        int before = world.aws.requests().count();

        world.pass(Duration.ofHours(1));

        assertThat(world.aws.requests().count()).isEqualTo(before);
        assertThat(heard.ends()).isEmpty();
    }

    @Test
    public void aDeadlineEndsTheWaitAndNotTheJob() {
        String job = started();
        watch.await(job, world.aws.clock().instant().plus(Duration.ofMinutes(3)), heard);

        world.pass(Duration.ofMinutes(3).plusSeconds(5));

        assertThat(heard.ends())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        AwaitEnd.DeadlineReached.class,
                        end -> assertThat(end.message())
                                .contains("The job goes on, for AWS has no call to cancel an import job"));
        assertThat(world.place().job(job).orElseThrow().isRunning()).isTrue();
    }

    @Test
    public void throttlingAndErrorsAreRiddenOutAndTold() {
        long seed = 3;
        String job = started();
        world.aws.faults().seed(seed).throttle("ListModelImportJobs").withProbability(0.5);
        world.aws.faults().fail("GetModelImportJob").times(2);
        world.aws.faults().dropBefore("ListModelImportJobs").times(2);
        watch.await(job, Instant.MAX, heard);

        world.pass(Duration.ofMinutes(40));

        assertThat(heard.ends()).as("seed %d", seed).hasSize(1);
        assertThat(heard.job().isCompleted()).isTrue();
        assertThat(heard.lines())
                .as("seed %d", seed)
                .anyMatch(line -> line.startsWith("Still waiting, though asking AWS failed once"))
                .anyMatch(line -> line.startsWith("AWS answers again"));
    }

    @Test
    public void aWaitOutlastsItsSession() {
        world.settings().importsTake(Duration.ofHours(3));
        watch.await(started(), Instant.MAX, heard);

        world.pass(Duration.ofHours(4));

        assertThat(heard.job().isCompleted()).isTrue();
        assertThat(heard.lines()).isEmpty();
    }

    @Test
    public void aSessionThatAwsEndsIsRenewed() {
        watch.await(started(), Instant.MAX, heard);
        world.aws.faults().refuse("ListModelImportJobs", 403, "ExpiredTokenException", "The security token is expired");

        world.pass(Duration.ofMinutes(12));

        assertThat(heard.job().isCompleted()).isTrue();
        assertThat(heard.lines()).anyMatch(line -> line.contains("ExpiredTokenException"));
    }

    @Test
    public void aStatusThatIsNotKnownMeansToKeepWaiting() {
        watch.await(started(), Instant.MAX, heard);
        world.settings().showRunningAs("Validating");

        world.pass(Duration.ofMinutes(12));

        assertThat(heard.lines())
                .singleElement()
                .asString()
                .contains("has the status Validating, which this version does not know");
        assertThat(heard.job().isCompleted()).isTrue();
    }

    @Test
    public void whoLosesAccessFailsAlone() {
        String job = started();
        AccountAccess other = world.access("auditor", "jenkins-audit-1");
        Recorder lost = new Recorder();
        watch.await(job, Instant.MAX, heard);
        world.imports.watch(other).await(job, Instant.MAX, lost);
        world.pass(Duration.ofMinutes(1));

        world.hosting.role("auditor").delete();
        world.pass(Duration.ofHours(2));

        assertThat(heard.job().isCompleted()).isTrue();
        assertThat(lost.ends()).singleElement().isInstanceOf(AwaitEnd.Lost.class);
    }

    @Test
    public void aJobThatAwsDoesNotKnowIsNotWaitedForForever() {
        String none = "arn:aws:bedrock:us-east-1:444455556666:model-import-job/abcdefghijkl";
        watch.await(none, Instant.MAX, heard);

        world.pass(Duration.ofMinutes(1));

        assertThat(heard.ends())
                .singleElement()
                .isInstanceOfSatisfying(
                        AwaitEnd.Lost.class,
                        end -> assertThat(end.problem()).hasMessageContaining("AWS knows no such job"));
    }

    @Test
    public void oneListenerThatFailsDoesNotKeepOthersFromHearing() {
        LISTENER_LOG.setLevel(Level.OFF);
        String job = started();
        watch.await(job, Instant.MAX, new ImportListener() {
            @Override
            public void onStatus(String line) {
                throw new IllegalStateException("A status line was not expected.");
            }

            @Override
            public void onEnd(AwaitEnd end) {
                throw new IllegalStateException("This listener always fails, as the test wants it.");
            }
        });
        watch.await(job, Instant.MAX, heard);

        world.pass(Duration.ofMinutes(12));

        assertThat(heard.ends()).hasSize(1);
    }

    @Test
    public void anExecutorThatIsFullForAMomentDelaysNobodyForever() {
        AtomicInteger refusals = new AtomicInteger(1);
        Executor full = task -> {
            if (refusals.getAndDecrement() > 0) {
                throw new RejectedExecutionException("The pool is full.");
            }
            task.run();
        };
        ImportWatches busy = new ImportWatches(
                world.clients, world.aws.clock(), full, new Random(ImportWorld.SEED), new ImportDurations());
        busy.of(world.access()).await(started(), Instant.MAX, heard);

        world.pass(Duration.ofMinutes(12));

        assertThat(heard.job().isCompleted()).isTrue();
    }

    @Test
    public void buildsOfTheSameCredentialShareAWatch() {
        assertThat(world.imports.watch(world.access("deployer", "another-build-7")))
                .isSameAs(watch);
        assertThat(world.imports.watch(world.access("auditor", "jenkins-audit-1")))
                .isNotSameAs(watch);
    }

    private int requestsFor(int waiters) {
        try (ImportWorld own = new ImportWorld()) {
            ImportWatch shared = own.watch();
            String job = own.importer().start(own.request()).job().orElseThrow().arn();
            int before = own.aws.requests().count();
            List<Recorder> recorders = new ArrayList<>();
            for (int i = 0; i < waiters; i++) {
                recorders.add(new Recorder());
                shared.await(job, Instant.MAX, recorders.get(i));
            }
            own.pass(Duration.ofMinutes(12));
            assertThat(recorders)
                    .allSatisfy(recorder -> assertThat(recorder.ends()).hasSize(1));
            return own.aws.requests().count() - before;
        }
    }

    private String started() {
        return world.importer().start(world.request()).job().orElseThrow().arn();
    }
}
