package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.model.Strength;
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
     * Refuses everybody while the environment is on hold.
     *
     * @throws PromotionRefusedException with the reason
     */
    public void requireOpen(Environment environment) {
        environment.entry().hold().ifPresent(reason -> {
            throw new PromotionRefusedException("The environment " + environment.name() + " is on hold: " + reason
                    + ". No model is taken until an administrator ends that.");
        });
    }

    /**
     * Refuses what no override lets in: a recalled model, evidence that is too weak, an environment on hold.
     *
     * @throws PromotionRefusedException naming which
     */
    public void requireWelcome(SealedModel model, Environment environment) {
        ledger.recalled(model.digest()).ifPresent(reason -> {
            throw new PromotionRefusedException("The model " + model.digest() + " was recalled: " + reason
                    + ". It is refused everywhere from then on.");
        });
        requireOpen(environment);
        if (!model.digest().strength().isAtLeast(environment.entry().strength())) {
            throw new PromotionRefusedException("The digest of the model rests on "
                    + model.digest().strength() + " evidence; " + environment.name() + " asks for "
                    + environment.entry().strength()
                    + ". Upload the objects with such checksums (docs/promotion.md).");
        }
    }

    /** What is missing on the model's path, in words; empty if nothing is. Makes no call. */
    public List<String> missing(SealedModel model, Environment environment) {
        List<String> missing = new ArrayList<>();
        List<Environment> predecessors = path.predecessors(environment);
        for (Environment predecessor : predecessors) {
            lack(model, predecessor, environment.entry().soak()).ifPresent(missing::add);
        }
        boolean anyWillDo = environment.entry().predecessors().rule() == Predecessors.Rule.ANY;
        return anyWillDo && missing.size() < predecessors.size() ? List.of() : missing;
    }

    /**
     * Refuses a model to which something is missing, unless an override is there for it; uses none up.
     *
     * @param job the full name of the job that promotes
     */
    public void require(SealedModel model, Environment environment, String job) {
        requireWelcome(model, environment);
        List<String> missing = missing(model, environment);
        if (!missing.isEmpty()
                && !ledger.hasOverride(model.digest(), environment.id(), job)
                && ledger.usedOverride(model.digest(), environment.id(), job).isEmpty()) {
            throw refusal(model, environment, missing);
        }
    }

    /**
     * Uses up an override for a model to which something is missing.
     *
     * @throws PromotionRefusedException if there is none; names everything that is missing
     */
    public PromotionOverride override(SealedModel model, Environment environment, String job) {
        return ledger.useOverride(model.digest(), environment.id(), job)
                .orElseThrow(() -> refusal(model, environment, missing(model, environment)));
    }

    private static PromotionRefusedException refusal(SealedModel model, Environment environment, List<String> missing) {
        return new PromotionRefusedException("The model " + model.digest() + " may not go to " + environment.name()
                + " yet: " + String.join("; ", missing) + ". Promote it there first, or have a person with the"
                + " permission for it override this once.");
    }

    private Optional<String> lack(SealedModel model, Environment predecessor, Duration soak) {
        Optional<PromotionRecord> found = ledger.find(model.digest(), predecessor.id());
        if (found.isEmpty()) {
            return Optional.of(predecessor.name() + " has not imported this very model");
        }
        PromotionRecord entry = found.get();
        if (!entry.isAccepted()) {
            return Optional.of(
                    predecessor.name() + " has not accepted it: " + entry.missing() + " (" + entry.build() + ")");
        }
        if (!isProvedTheSame(model, entry)) {
            return Optional.of(predecessor.name() + " has accepted it as other objects, and "
                    + model.digest().strength() + " evidence does not prove that these have the same content: upload"
                    + " them with SHA-256 checksums, or promote them there again");
        }
        Instant ready = entry.accepted().orElseThrow().plus(soak);
        if (clock.instant().isBefore(ready)) {
            return Optional.of(predecessor.name() + " has accepted it too recently: it must hold there until " + ready);
        }
        return Optional.empty();
    }

    /**
     * CRC-64 and entity tags find accidents, not intent: whoever may write the bucket can make another object with the
     * same one. They count only for the very objects that were imported before.
     */
    private static boolean isProvedTheSame(SealedModel model, PromotionRecord entry) {
        return model.digest().strength() == Strength.SHA256
                || entry.seal().equals(model.seal().hash());
    }
}
