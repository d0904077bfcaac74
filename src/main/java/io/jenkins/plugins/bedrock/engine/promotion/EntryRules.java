package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.time.Duration;
import java.util.Optional;

/**
 * What an environment asks of a model before it takes it.
 *
 * @param strength the weakest evidence for the digest that will do
 * @param soak for how long the predecessor must have accepted the model
 * @param hold why no model is taken at the moment; no value if models are taken
 */
public record EntryRules(Predecessors predecessors, Strength strength, Duration soak, Optional<String> hold) {

    public EntryRules {
        if (soak.isNegative()) {
            throw new IllegalArgumentException(
                    "A soak time of " + soak + " is not possible: give 0s or more," + " for example 24h.");
        }
    }

    /** Takes any model straight from its source. */
    public static EntryRules open() {
        return new EntryRules(Predecessors.NONE, Strength.ETAG, Duration.ZERO, Optional.empty());
    }

    public EntryRules after(Predecessors these) {
        return new EntryRules(these, strength, soak, hold);
    }

    public EntryRules withStrength(Strength weakest) {
        return new EntryRules(predecessors, weakest, soak, hold);
    }

    public EntryRules withSoak(Duration time) {
        return new EntryRules(predecessors, strength, time, hold);
    }

    public EntryRules onHold(String reason) {
        return new EntryRules(predecessors, strength, soak, Optional.of(reason));
    }
}
