package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;

/**
 * How long an import is likely to take.
 *
 * @param typical the mean of what was seen
 * @param spread one standard deviation
 */
public record ImportExpectation(Duration typical, Duration spread) {

    /** Before this the end is unlikely. */
    Duration earliest() {
        return typical.minus(spread.multipliedBy(2));
    }

    /** After this the end is overdue. */
    Duration latest() {
        return typical.plus(spread.multipliedBy(3));
    }
}
