package io.jenkins.plugins.bedrock.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** A build that is aborted in the middle of a call is interrupted; AWS has not failed. */
public class CallInterruptionTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AwsAccount account = world.account(world.hosting(ResearchAndHosting.DEV));

    @After
    public void stop() {
        Thread.interrupted();
        world.close();
    }

    @Test
    public void anInterruptedCallIsNoProblemOfAws() {
        account.requireExpectedAccount();
        Thread.currentThread().interrupt();

        Throwable interruption = catchThrowable(this::listJobs);

        assertThat(interruption)
                .isInstanceOf(CallInterruptedException.class)
                .hasMessageContaining("Was interrupted in the attempt to list jobs in hosting-");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    public void anInterruptionWhileARoleIsAssumedIsOneToo() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::listJobs).isInstanceOf(CallInterruptedException.class);
    }

    /** The SDK's words when two threads wait for one session and one of them is interrupted. */
    @Test
    public void anInterruptedWaitForASessionIsAnInterruptionToo() {
        assertThatThrownBy(() -> failing(() -> new IllegalStateException(
                        "Interrupted waiting to refresh a cached value.", new InterruptedException())))
                .isInstanceOf(CallInterruptedException.class);
    }

    @Test
    public void aTimeoutByWhichTheSdkInterruptsItselfIsNone() {
        assertThatThrownBy(() -> failing(() -> ApiCallTimeoutException.builder()
                        .message("Client execution did not complete before the specified timeout")
                        .cause(new InterruptedException())
                        .build()))
                .isInstanceOfSatisfying(
                        AwsProblem.class,
                        problem -> assertThat(problem.isPassing()).isTrue());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    public void workThatBlocksHearsOfItAsOfAnyInterruption() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Interruptible.call(account::requireExpectedAccount))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private void listJobs() {
        account.call("list jobs", () -> account.bedrock().listModelImportJobs(r -> {}));
    }

    private void failing(Supplier<RuntimeException> failure) {
        account.call("list jobs", () -> {
            throw failure.get();
        });
    }
}
