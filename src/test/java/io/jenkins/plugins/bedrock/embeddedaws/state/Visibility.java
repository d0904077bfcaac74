package io.jenkins.plugins.bedrock.embeddedaws.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a change of a policy or role stays unseen: IAM, S3's bucket configurations and KMS grants are eventually
 * consistent.
 */
public final class Visibility {

    private final InstantSource clock;
    private volatile Duration delay = Duration.ZERO;

    /** @param clock says when a change was made and whether it shows by now */
    public Visibility(InstantSource clock) {
        this.clock = clock;
    }

    /** Delays all changes from now on by so much (virtual) time. */
    public void delay(Duration time) {
        delay = time;
    }

    /** The present. */
    public Instant now() {
        return clock.instant();
    }

    /** When a change that is made now will show. */
    public Instant ofChange() {
        return now().plus(delay);
    }
}
