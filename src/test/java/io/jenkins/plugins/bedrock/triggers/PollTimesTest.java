package io.jenkins.plugins.bedrock.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.Test;

/** When a trigger looks. */
public class PollTimesTest {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    public void jobsLookAtDifferentMomentsOfTheFirstInterval() {
        long early = IntStream.range(0, 1000)
                .filter(number -> new PollTimes("job-" + number, FIVE, NOON).begin(NOON.plusSeconds(150)))
                .count();

        assertThat(early).isBetween(400L, 600L);
        assertThat(new PollTimes("job", FIVE, NOON).begin(NOON.plus(FIVE))).isTrue();
    }

    @Test
    public void aLookFollowsTheOtherAfterTheInterval() {
        PollTimes times = new PollTimes("job", FIVE, NOON);
        Instant first = NOON.plus(FIVE);
        assertThat(times.begin(first)).isTrue();
        assertThat(times.begin(first.plus(FIVE))).as("while one is under way").isFalse();

        times.end(false, FIVE, first);

        assertThat(times.begin(first.plusSeconds(299))).isFalse();
        assertThat(times.begin(first.plus(FIVE))).isTrue();
    }

    @Test
    public void afterErrorsLooksBecomeRarerDownToOneInAnHour() {
        PollTimes times = new PollTimes("job", FIVE, NOON);
        Instant now = NOON.plus(FIVE);
        for (int minutes : new int[] {10, 20, 40, 60, 60}) {
            assertThat(times.begin(now)).isTrue();
            times.end(true, FIVE, now);
            assertThat(times.begin(now.plusSeconds(60L * minutes - 1))).isFalse();
            now = now.plusSeconds(60L * minutes);
        }
        assertThat(times.begin(now)).isTrue();
        times.end(false, FIVE, now);
        assertThat(times.begin(now.plus(FIVE))).isTrue();
    }

    @Test
    public void whoIsToldOfNewsLooksAtOnceAlsoAfterALookThatWasUnderWay() {
        PollTimes times = new PollTimes("job", FIVE, NOON);
        times.hurry();
        assertThat(times.begin(NOON)).isTrue();
        times.hurry();
        times.end(false, FIVE, NOON);

        assertThat(times.begin(NOON)).isTrue();
    }
}
