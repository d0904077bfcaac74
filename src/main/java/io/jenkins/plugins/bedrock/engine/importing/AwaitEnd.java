package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Instant;

/** How a wait for an import ended. */
public sealed interface AwaitEnd {

    /** The job has completed or failed. */
    record JobEnded(ImportJob job) implements AwaitEnd {}

    /** The deadline came first. The job goes on: AWS has no call to cancel an import job. */
    record DeadlineReached(String jobArn, Instant deadline) implements AwaitEnd {
        /** A sentence for the build's log. */
        public String message() {
            return "Did not wait any longer for the import job " + jobArn + ": it had not ended by " + deadline
                    + ". The job goes on, for AWS has no call to cancel an import job; wait again to see its end.";
        }
    }

    /** Nobody can tell: the credential lost access, or the job is gone. */
    record Lost(RuntimeException problem) implements AwaitEnd {}
}
