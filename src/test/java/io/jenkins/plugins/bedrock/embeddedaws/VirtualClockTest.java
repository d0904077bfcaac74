package io.jenkins.plugins.bedrock.embeddedaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.time.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class VirtualClockTest {

    private final Instant start = Instant.parse("2026-03-01T12:00:00Z");
    private final VirtualClock clock = VirtualClock.manual(start);
    private final List<String> done = new ArrayList<>();

    @Test
    public void timePassesOnlyWhenItIsAdvanced() {
        assertThat(clock.instant()).isEqualTo(start);
        clock.advance(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(300));
        assertThat(clock.asClock().instant()).isEqualTo(start.plusSeconds(300));
    }

    @Test
    public void tasksRunInTheOrderOfTheirTimeWithThoseThatTheyScheduleThemselves() {
        clock.schedule(Duration.ofSeconds(30), () -> note("third"));
        clock.schedule(Duration.ofSeconds(10), () -> {
            note("first");
            clock.schedule(Duration.ofSeconds(5), () -> note("second"));
        });
        clock.schedule(Duration.ofSeconds(61), () -> note("later"));

        clock.advance(Duration.ofMinutes(1));

        assertThat(done).containsExactly("first at 10", "second at 15", "third at 30");
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(60));
    }

    @Test
    public void aTaskThatWasCancelledNeverRuns() {
        Timer timer = clock.schedule(Duration.ofSeconds(1), () -> note("never"));
        timer.cancel();
        clock.advance(Duration.ofSeconds(2));

        assertThat(done).isEmpty();
    }

    @Test
    public void whoSleepsMovesTheTimeAndRunsWhatFallsDue() throws InterruptedException {
        clock.schedule(Duration.ofSeconds(20), () -> note("due"));
        clock.sleep(Duration.ofMinutes(1));

        assertThat(done).containsExactly("due at 20");
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(60));
    }

    @Test
    public void anInterruptedThreadDoesNotSleep() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(clock.instant()).isEqualTo(start);
    }

    @Test
    public void manyThreadsMaySleepAtOnceAndTimeNeverGoesBack() throws Exception {
        ExecutorService sleepers = Executors.newFixedThreadPool(8);
        CountDownLatch together = new CountDownLatch(8);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            Duration pause = Duration.ofSeconds(i);
            results.add(sleepers.submit(() -> {
                together.countDown();
                together.await();
                return sleptInOrder(pause);
            }));
        }
        for (Future<Boolean> result : results) {
            assertThat(result.get(10, TimeUnit.SECONDS)).isTrue();
        }
        sleepers.shutdown();
    }

    @Test
    public void aRunningClockRunsFasterThanRealTime() throws InterruptedException {
        try (VirtualClock fast = VirtualClock.running(100_000)) {
            Instant before = fast.instant();
            CountDownLatch ran = new CountDownLatch(1);
            fast.schedule(Duration.ofMinutes(1), ran::countDown);
            fast.sleep(Duration.ofMinutes(1));

            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.between(before, fast.instant())).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    private boolean sleptInOrder(Duration pause) throws InterruptedException {
        Instant last = clock.instant();
        for (int i = 0; i < 100; i++) {
            clock.sleep(pause);
            Instant now = clock.instant();
            if (now.isBefore(last.plus(pause))) {
                return false;
            }
            last = now;
        }
        return true;
    }

    private void note(String what) {
        done.add(what + " at " + Duration.between(start, clock.instant()).toSeconds());
    }
}
