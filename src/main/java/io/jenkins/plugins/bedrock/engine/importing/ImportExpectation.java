package io.jenkins.plugins.bedrock.engine.importing;

import java.time.Duration;

/**
 * How long an import is likely to take.
 *
 * @param typical the mean of what was seen
 * @param spread one standard deviation
 */
public record ImportExpectation(Duration typical, Duration spread) {

    /** From the standard deviation of a logistic distribution to its scale. */
    private static final double SCALE = Math.sqrt(3) / Math.PI;

    /**
     * How likely an import that has not ended by then ends within the next second: the hazard of a logistic
     * distribution, which is close to a normal one and has a closed form.
     */
    double endsPerSecond(Duration age) {
        double scale = SCALE * spread.toMillis() / 1000;
        double sinceTypical = age.minus(typical).toMillis() / 1000.0;
        return 1 / (scale * (1 + Math.exp(-sinceTypical / scale)));
    }
}
