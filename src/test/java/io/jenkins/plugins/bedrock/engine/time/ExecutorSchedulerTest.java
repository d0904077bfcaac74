package io.jenkins.plugins.bedrock.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

public class ExecutorSchedulerTest {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Scheduler scheduler = new ExecutorScheduler(executor);

    @After
    public void stop() {
        executor.shutdownNow();
    }

    @Test
    public void aTaskRunsOnAThreadOfTheExecutor() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);

        scheduler.schedule(Duration.ZERO, ran::countDown);

        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void aTaskThatWasTakenBackDoesNotRun() {
        Scheduler.Timer timer = scheduler.schedule(Duration.ofDays(1), () -> {});

        timer.cancel();

        assertThat(executor.shutdownNow())
                .allSatisfy(task -> assertThat(((Future<?>) task).isCancelled()).isTrue());
    }

    @Test
    public void aPauseTakesAsLongAsItSays() throws Exception {
        long before = System.nanoTime();

        scheduler.sleep(Duration.ofMillis(2));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(2));
    }
}
