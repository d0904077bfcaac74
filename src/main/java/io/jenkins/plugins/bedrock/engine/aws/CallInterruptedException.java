package io.jenkins.plugins.bedrock.engine.aws;

import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * The thread was interrupted while it called AWS, so that it is not known whether the call took effect. The thread's
 * interrupt flag is set.
 *
 * <p>Unchecked, since it comes out of calls at any depth; what blocks turns it into an {@link InterruptedException} by
 * {@link Interruptible}.
 */
public final class CallInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CallInterruptedException(String message, Throwable cause) {
        super(message, cause);
    }

    static CallInterruptedException of(String attempt, AccountAccess access, RuntimeException cause) {
        Thread.currentThread().interrupt();
        return new CallInterruptedException(
                "Was interrupted in the attempt to " + attempt + " in " + access
                        + "; whether AWS has done it is not known. Run this again: it finds out first.",
                cause);
    }

    /**
     * Whether a failure of the SDK is an interruption. The SDK says so in several ways (waiting for credentials even by
     * an {@link IllegalStateException}), and interrupts the thread itself when a call has taken too long.
     */
    static boolean isBehind(RuntimeException failure) {
        return causes(failure).noneMatch(CallInterruptedException::isTimeout)
                && causes(failure)
                        .anyMatch(cause -> cause instanceof InterruptedException || cause instanceof AbortedException);
    }

    /** The same for callers that expect the checked exception; clears the thread's interrupt flag, as is usual. */
    public InterruptedException toChecked() {
        return toChecked("");
    }

    /** {@link #toChecked()} with something to add to the message. */
    public InterruptedException toChecked(String more) {
        Thread.interrupted();
        InterruptedException checked = new InterruptedException(getMessage() + more);
        checked.initCause(this);
        return checked;
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException;
    }

    private static Stream<Throwable> causes(RuntimeException failure) {
        return Causes.of(failure);
    }
}
