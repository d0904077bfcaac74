package io.jenkins.plugins.bedrock.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.Test;

public class ResourceLocksTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    public void whoeverWaitsOnASharedThreadGivesItBackInTime() throws Exception {
        ResourceLocks locks = new ResourceLocks();
        ExecutorService shared = Executors.newSingleThreadExecutor();
        try {
            locks.holding("dev", () -> {
                Future<String> waiting = shared.submit(() -> locks.holding("dev", SHORT, () -> "too early"));
                assertThatThrownBy(waiting::get).hasCauseInstanceOf(TimeoutException.class);
                return "";
            });

            assertThat(shared.submit(() -> locks.holding("dev", SHORT, () -> "free"))
                            .get())
                    .isEqualTo("free");
        } finally {
            shared.shutdownNow();
        }
    }
}
