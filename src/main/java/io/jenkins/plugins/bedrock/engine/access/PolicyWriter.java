package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.CallInterruptedException;
import io.jenkins.plugins.bedrock.engine.aws.ResourceLocks;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes a policy that others may write too.
 *
 * <p>AWS has no compare-and-swap for policies. So there is one writer per resource in this JVM; the policy is read again
 * just before the write, read back until the change shows, and written once more if somebody else's write has undone it.
 * One interleaving cannot be seen from here: somebody else's write between our read and our write is lost.
 */
final class PolicyWriter {

    /** S3 and KMS show a change within seconds; "usually less than five minutes" is KMS's own bound. */
    private static final Duration SHOWS_WITHIN = Duration.ofMinutes(5);

    /** IAM publishes no bound; several minutes have been reported. */
    private static final Duration NEW_PRINCIPAL_WITHIN = Duration.ofMinutes(5);

    private static final int ATTEMPTS = 5;

    private final ResourceLocks locks;
    private final Scheduler scheduler;

    PolicyWriter(ResourceLocks locks, Scheduler scheduler) {
        this.locks = locks;
        this.scheduler = scheduler;
    }

    /**
     * Changes a policy unless it is already as it should be.
     *
     * @param edit gives the policy as it should be; given such a policy it must change nothing
     * @param newPrincipal whether a principal in it was made just now, so that AWS may refuse it for a while
     * @return what was changed
     * @throws AccessRefusedException if AWS would refuse the new policy
     * @throws PolicyWriteException if the write failed; says which policy is in force
     * @throws InterruptedException if the thread is interrupted; in the write itself, it says which policy is in force
     */
    PolicyChange change(PolicyHome home, UnaryOperator<PolicyDocument> edit, boolean newPrincipal)
            throws InterruptedException {
        return locks.holding(home.arn(), () -> {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                PolicyDocument before = home.read();
                PolicyDocument after = edit.apply(before);
                PolicyChange change = new PolicyChange(home.arn(), home.name(), before, after);
                if (change.isNone()) {
                    return change;
                }
                PolicyLimits.requireAcceptable(home, change);
                write(home, change, newPrincipal ? scheduler.instant().plus(NEW_PRINCIPAL_WITHIN) : Instant.MIN);
                if (showsBeforeForeignWrite(home, change, edit)) {
                    return change;
                }
            }
            throw new PolicyWriteException("The " + home.name() + " was written " + ATTEMPTS
                    + " times, and each time somebody else replaced it. The policy in force is theirs. Find out who"
                    + " writes it (CloudTrail: PutBucketPolicy, PutKeyPolicy), then run this again.");
        });
    }

    private void write(PolicyHome home, PolicyChange change, Instant patience) throws InterruptedException {
        while (true) {
            try {
                home.write(change.after());
                return;
            } catch (CallInterruptedException interruption) {
                throw interruption.toChecked(" " + inForce(read(home), change));
            } catch (AwsProblem problem) {
                if (!isUnknownPrincipal(problem) || !scheduler.instant().isBefore(patience)) {
                    throw failed(home, change, problem);
                }
                scheduler.sleep(Duration.ofSeconds(5));
            }
        }
    }

    private static boolean isUnknownPrincipal(AwsProblem problem) {
        return problem.code().startsWith("MalformedPolicy")
                && problem.answer().toLowerCase(Locale.ROOT).contains("principal");
    }

    private static PolicyWriteException failed(PolicyHome home, PolicyChange change, AwsProblem failure) {
        Optional<PolicyDocument> now = read(home);
        boolean old = now.filter(change.before()::sameMeaning).isPresent();
        return new PolicyWriteException(failure.getMessage() + " " + inForce(now, change), !old, failure);
    }

    private static String inForce(Optional<PolicyDocument> shown, PolicyChange change) {
        if (shown.isEmpty()) {
            return "Which policy is in force could not be read: the old one or the new one, nothing in between.";
        }
        if (shown.get().sameMeaning(change.after())) {
            return "The new policy is in force all the same.";
        }
        return shown.get().sameMeaning(change.before())
                ? "The old policy is in force."
                : "A policy of somebody else is in force, neither the old one nor the new one.";
    }

    /** An interruption waits for this one read: whoever is told of it must be told what it has left behind. */
    private static Optional<PolicyDocument> read(PolicyHome home) {
        boolean interrupted = Thread.interrupted();
        try {
            return Optional.of(home.read());
        } catch (AwsProblem | CallInterruptedException problem) {
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until the change shows; false if what shows instead is neither the old policy nor the new one. */
    private boolean showsBeforeForeignWrite(PolicyHome home, PolicyChange change, UnaryOperator<PolicyDocument> edit)
            throws InterruptedException {
        Instant limit = scheduler.instant().plus(SHOWS_WITHIN);
        Duration pause = Duration.ofMillis(250);
        while (true) {
            PolicyDocument now = home.read();
            if (edit.apply(now).sameMeaning(now)) {
                return true;
            }
            if (!now.sameMeaning(change.before())) {
                return false;
            }
            if (!scheduler.instant().isBefore(limit)) {
                throw new PolicyWriteException("AWS accepted the new " + home.name() + " but still shows the old one"
                        + " after " + SHOWS_WITHIN.toMinutes() + " minutes. The new policy will come into force,"
                        + " or AWS has lost it: run this again.");
            }
            scheduler.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }
}
