package io.jenkins.plugins.bedrock.engine.importing;

/** The job that occupies the slot, and the watch for its end. */
final class SlotHolder {

    private final ImportJob job;
    private ImportWatch.Handle handle = () -> {};

    SlotHolder(ImportJob job) {
        this.job = job;
    }

    void watched(ImportWatch.Handle watch) {
        handle = watch;
    }

    void unwatch() {
        handle.cancel();
    }

    /** What is waited for. */
    String line() {
        return "Waiting for the account's import slot: AWS runs one import per account and Region, and the job "
                + job.name() + " has been running since " + job.created();
    }
}
