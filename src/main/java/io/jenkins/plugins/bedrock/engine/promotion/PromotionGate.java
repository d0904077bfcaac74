package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a model into an environment only if the very same model was accepted in the one before. */
public final class PromotionGate {

    private final PromotionPath path;
    private final PromotionLedger ledger;
    private final InstantSource clock;

    public PromotionGate(PromotionPath path, PromotionLedger ledger, InstantSource clock) {
        this.path = path;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Lets a model in, or says what is missing. A recalled model, an environment on hold and evidence that is too weak are
     * refused to everybody; for the rest an override serves, once.
     *
     * @param job the full name of the job that promotes
     * @return the override that was used up, if one was
     * @throws PromotionRefusedException naming everything that is missing
     */
    public Optional<PromotionOverride> admit(ModelDigest digest, Environment environment, String job) {
        List<String> missing = requireWelcome(digest, environment).missing(digest, environment);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ledger.useOverride(digest, environment.id(), job)
                .orElseThrow(() -> refusal(digest, environment, missing)));
    }

    /** The same without using anything up: to be asked before the model is given any access. */
    public void require(ModelDigest digest, Environment environment, String job) {
        List<String> missing = requireWelcome(digest, environment).missing(digest, environment);
        if (!missing.isEmpty() && !ledger.hasOverride(digest, environment.id(), job)) {
            throw refusal(digest, environment, missing);
        }
    }

    private static PromotionRefusedException refusal(
            ModelDigest digest, Environment environment, List<String> missing) {
        return new PromotionRefusedException("The model " + digest + " may not go to " + environment.name() + " yet: "
                + String.join("; ", missing) + ". Promote it there first, or have a person with the permission for it"
                + " override this once.");
    }

    private PromotionGate requireWelcome(ModelDigest digest, Environment environment) {
        ledger.recalled(digest).ifPresent(reason -> {
            throw new PromotionRefusedException(
                    "The model " + digest + " was recalled: " + reason + ". It is refused everywhere from then on.");
        });
        environment.entry().hold().ifPresent(reason -> {
            throw new PromotionRefusedException("The environment " + environment.name() + " is on hold: " + reason
                    + ". No model is taken until an administrator ends that.");
        });
        if (!digest.strength().isAtLeast(environment.entry().strength())) {
            throw new PromotionRefusedException("The digest of the model rests on " + digest.strength()
                    + " evidence; " + environment.name() + " asks for "
                    + environment.entry().strength() + ". Upload the objects with that checksum, or provide a manifest"
                    + " of SHA-256 sums.");
        }
        return this;
    }

    private List<String> missing(ModelDigest digest, Environment environment) {
        List<String> missing = new ArrayList<>();
        List<Environment> predecessors = path.predecessors(environment);
        for (Environment predecessor : predecessors) {
            lack(digest, predecessor, environment.entry().soak()).ifPresent(missing::add);
        }
        boolean anyWillDo = environment.entry().predecessors().rule() == Predecessors.Rule.ANY;
        return anyWillDo && missing.size() < predecessors.size() ? List.of() : missing;
    }

    private Optional<String> lack(ModelDigest digest, Environment predecessor, Duration soak) {
        Optional<PromotionRecord> found = ledger.find(digest, predecessor.id());
        if (found.isEmpty()) {
            return Optional.of(predecessor.name() + " has not imported this very model");
        }
        PromotionRecord entry = found.get();
        if (!entry.isAccepted()) {
            return Optional.of(
                    predecessor.name() + " has not accepted it: " + entry.missing() + " (" + entry.build() + ")");
        }
        Instant ready = entry.accepted().orElseThrow().plus(soak);
        if (clock.instant().isBefore(ready)) {
            return Optional.of(predecessor.name() + " has accepted it too recently: it must hold there until " + ready);
        }
        return Optional.empty();
    }
}
