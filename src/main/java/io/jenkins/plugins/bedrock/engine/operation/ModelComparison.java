package io.jenkins.plugins.bedrock.engine.operation;

import java.time.Instant;
import java.util.List;

/**
 * What came of comparing an environment with the ledger.
 *
 * @param at when AWS was asked
 * @param models those that the ledger expects there or that AWS shows
 * @param notRead what was not read, and why, in sentences; empty if all was
 */
public record ModelComparison(Instant at, List<ComparedModel> models, List<String> notRead) {

    public ModelComparison {
        models = List.copyOf(models);
        notRead = List.copyOf(notRead);
    }

    /** How many models count against the account's quota. */
    public long inAws() {
        return models.stream().filter(model -> model.name().isPresent()).count();
    }
}
