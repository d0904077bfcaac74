package io.jenkins.plugins.bedrock.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

public class PollPaceTest {

    private final ImportDurations durations = new ImportDurations();

    @Test
    public void withoutExperienceThePauseGrowsFromFiveToSixtySeconds() {
        assertThat(pause(Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pause(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
        assertThat(pause(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    public void withExperienceItIsLongBeforeTheExpectedEndAndShortAroundIt() {
        learn(900, 1000, 1100);
        Optional<ImportExpectation> expected = durations.expect(10);

        assertThat(PollPace.pause(Duration.ZERO, expected)).isEqualTo(Duration.ofSeconds(5));
        assertThat(PollPace.pause(Duration.ofSeconds(300), expected)).isGreaterThan(Duration.ofSeconds(90));
        assertThat(PollPace.pause(Duration.ofSeconds(1000), expected)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    public void aJobOlderThanEverSeenIsAskedForOften() {
        learn(900, 1000, 1100);

        assertThat(PollPace.pause(Duration.ofHours(10), durations.expect(10))).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    public void jitterStaysWithinATenth() {
        long seed = 5;
        PollPace pace = new PollPace(new Random(seed));
        for (int i = 0; i < 1_000; i++) {
            assertThat(pace.jittered(Duration.ofSeconds(60)))
                    .as("seed %d", seed)
                    .isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
        }
    }

    @Test
    public void nothingIsExpectedUntilThreeOfThatSizeWereSeen() {
        learn(900, 1000);
        assertThat(durations.expect(10)).isEmpty();

        learn(1100);
        assertThat(durations.expect(12)).isPresent();
        assertThat(durations.expect(100)).isEmpty();
    }

    @Test
    public void equalDurationsAreNotTakenForCertainty() {
        learn(1000, 1000, 1000);

        assertThat(durations.expect(10))
                .hasValue(new ImportExpectation(Duration.ofSeconds(1000), Duration.ofSeconds(50)));
    }

    private void learn(long... seconds) {
        for (long second : seconds) {
            durations.learn(10, Duration.ofSeconds(second));
        }
    }

    private static Duration pause(Duration age) {
        return PollPace.pause(age, Optional.empty());
    }
}
