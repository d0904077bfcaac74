package io.jenkins.plugins.bedrock.engine.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What policies say to a question. Never "can": only the call itself proves that.
 *
 * @param outcome which of the three
 * @param because a whole sentence that gives the reason
 * @param by the statement that denies; only for an explicit deny
 * @param notSeen what could not be seen and may still deny, or allow where it was unseen
 */
public record Verdict(Outcome outcome, String because, Optional<Statement> by, List<String> notSeen) {

    /** The three verdicts. */
    public enum Outcome {
        /** A deny applies for sure, or no allow can apply. */
        DENIED,
        /** All that was seen allows it. */
        NO_DENIAL_VISIBLE,
        /** It depends on something that isn't known, which the reason names. */
        UNKNOWN
    }

    public Verdict {
        Objects.requireNonNull(outcome, "a verdict has an outcome");
        Objects.requireNonNull(because, "a verdict has a reason");
        Objects.requireNonNull(by, "a verdict without a statement has an empty one");
        notSeen = List.copyOf(notSeen);
    }

    public boolean isDenied() {
        return outcome == Outcome.DENIED;
    }

    public boolean isNoDenialVisible() {
        return outcome == Outcome.NO_DENIAL_VISIBLE;
    }

    public boolean isUnknown() {
        return outcome == Outcome.UNKNOWN;
    }
}
