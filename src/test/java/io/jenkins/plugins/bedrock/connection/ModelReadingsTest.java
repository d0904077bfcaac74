package io.jenkins.plugins.bedrock.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.Test;

public class ModelReadingsTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final ModelReadings readings = new ModelReadings(threads::add, 2);

    @Test
    public void aModelIsReadByOneBuildAtATime() {
        readings.of("a").execute(() -> done.add("a 1"));
        readings.of("a").execute(() -> done.add("a 2"));
        readings.of("b").execute(() -> done.add("b 1"));

        assertThat(threads).hasSize(2);
        threads.remove().run();
        assertThat(done).containsExactly("a 1");
        assertThat(threads).hasSize(2);
        threads.remove().run();
        threads.remove().run();
        assertThat(done).containsExactly("a 1", "b 1", "a 2");
        assertThat(threads).isEmpty();
        assertThat(readings.whyWaiting("a")).isEmpty();
    }

    @Test
    public void whoWaitsIsToldForWhat() {
        assertThat(readings.whyWaiting("a")).isEmpty();
        readings.of("a").execute(() -> {});
        assertThat(readings.whyWaiting("a")).contains("Waits until another build has read a.");
        assertThat(readings.whyWaiting("b")).isEmpty();
        readings.of("b").execute(() -> {});
        assertThat(readings.whyWaiting("c"))
                .contains("Waits until other models are read: there are 2 before this one, and 2 are read at a time.");
    }

    @Test
    public void aReadingThatFailsLetsTheNextOneGoOn() {
        readings.of("a").execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        readings.of("a").execute(() -> done.add("a 2"));

        assertThatThrownBy(() -> threads.remove().run()).hasMessage("on purpose");
        threads.remove().run();
        assertThat(done).containsExactly("a 2");
    }

    @Test
    public void whatIsNotTakenIsNotWaitedFor() {
        ModelReadings ended = new ModelReadings(
                task -> {
                    throw new RejectedExecutionException("ended");
                },
                2);

        assertThatThrownBy(() -> ended.of("a").execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(ended.whyWaiting("a")).isEmpty();
    }
}
