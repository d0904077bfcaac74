package io.jenkins.plugins.bedrock.engine.aws;

/** Work that calls AWS and blocks its thread: an interruption in a call is one like any other. */
public final class Interruptible {

    private Interruptible() {}

    /** What is to be done. */
    @FunctionalInterface
    public interface Work<T> {

        T run() throws InterruptedException;
    }

    /**
     * Does the work.
     *
     * @return what it gives
     * @throws InterruptedException if the thread is interrupted in the work, in a call to AWS or elsewhere
     */
    public static <T> T call(Work<T> work) throws InterruptedException {
        try {
            return work.run();
        } catch (CallInterruptedException e) {
            throw e.toChecked();
        }
    }
}
