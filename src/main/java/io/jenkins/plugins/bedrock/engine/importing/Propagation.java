package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What passes by itself soon after access was granted: AWS shows changes of roles, policies and grants with a delay for
 * which it names no bound.
 *
 * @param bound how long after the grant an error still counts as that delay
 * @param tries how often to try in all, the first time included
 */
public record Propagation(Duration bound, int tries) {

    /** Five minutes, as KMS says of its grants; IAM is usually faster. */
    public static final Propagation DEFAULT = new Propagation(Duration.ofMinutes(5), 8);

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    public Propagation {
        if (bound.isNegative() || tries < 1) {
            throw new IllegalArgumentException("A bound of " + bound + " and " + tries
                    + " tries make no sense: give zero or more time and one or more tries, for example PT5M and 8.");
        }
    }

    /**
     * The pause before asking again to start a job.
     *
     * @param tried how often it was asked
     * @param granted when access was granted, or when it was first asked
     * @return no value if the problem does not pass, or not within the bound
     */
    public Optional<Duration> afterRefusal(RuntimeException problem, int tried, Instant granted, Instant now) {
        return isRoleUnseen(problem) ? pause(tried, granted, now) : Optional.empty();
    }

    /**
     * The pause before a new attempt after a job that failed.
     *
     * @param attempts jobs that have failed so, this one included
     * @param granted when access was granted
     * @return no value if the failure is another one, or was not soon after the grant
     */
    public Optional<Duration> afterFailure(ImportJob failed, int attempts, Instant granted, Instant now) {
        return isAccessDenied(failed) ? pause(attempts, granted, now) : Optional.empty();
    }

    /** "The provided role ARN is invalid": Bedrock can't assume the role, or can't yet. */
    static boolean isRoleUnseen(RuntimeException problem) {
        return problem instanceof AwsProblem aws
                && aws.code().equals("ValidationException")
                && aws.answer().contains("role ARN is invalid");
    }

    private static boolean isAccessDenied(ImportJob job) {
        String reason = job.failureMessage().orElse("").toLowerCase(Locale.ROOT);
        return job.isFailed()
                && Stream.of("access denied", "accessdenied", "not authorized").anyMatch(reason::contains);
    }

    private Optional<Duration> pause(int tried, Instant granted, Instant now) {
        Duration grown = SHORTEST.multipliedBy(1L << Math.min(tried - 1, 10));
        Duration pause = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
        boolean within = tried < tries && !now.plus(pause).isAfter(granted.plus(bound));
        return within ? Optional.of(pause) : Optional.empty();
    }
}
