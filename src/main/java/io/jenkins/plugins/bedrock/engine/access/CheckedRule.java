package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.Verdict;
import java.util.Locale;

/**
 * One thing that an import must be allowed, and what can be said about it from the policies that were seen.
 *
 * @param what for people: {@code arn:… may s3:GetObject on arn:…}
 */
public record CheckedRule(String what, Verdict verdict) {

    public boolean isDenied() {
        return verdict.outcome() == Verdict.Outcome.DENIED;
    }

    public boolean isUnknown() {
        return verdict.outcome() == Verdict.Outcome.UNKNOWN;
    }

    @Override
    public String toString() {
        return what + ": " + verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " ("
                + verdict.because() + ")";
    }
}
