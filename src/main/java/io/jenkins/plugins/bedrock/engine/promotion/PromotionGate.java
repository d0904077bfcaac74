package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        return lacks(model, environment).stream().map(Lack::what).toList();
    }

    private List<Lack> lacks(SealedModel model, Environment environment) {
        List<Environment> predecessors = path.predecessors(environment);
        List<Lack> lacks = predecessors.stream()
                .flatMap(predecessor ->
                        lack(model, predecessor, environment.entry().soak()).stream())
                .toList();
        return takesAny(environment) && lacks.size() < predecessors.size() ? List.of() : lacks;
    }

    private static boolean takesAny(Environment environment) {
        return environment.entry().predecessors().rule() == Predecessors.Rule.ANY;
    }

    /**
     * Refuses a model to which something is missing, unless an override is there for it; uses none up.
     *
     * @param job the full name of the job that promotes
     */
    public void require(SealedModel model, Environment environment, String job) {
        requireWelcome(model, environment);
        List<Lack> lacks = lacks(model, environment);
        if (!lacks.isEmpty()
                && !ledger.hasOverride(model.digest(), environment.id(), job)
                && ledger.usedOverride(model.digest(), environment.id(), job).isEmpty()) {
            throw refusal(model, environment, lacks);
        }
    }

    /**
     * Uses up an override for a model to which something is missing.
     *
     * @throws PromotionRefusedException if there is none; names everything that is missing
     */
    public PromotionOverride override(SealedModel model, Environment environment, String job) {
        return ledger.useOverride(model.digest(), environment.id(), job)
                .orElseThrow(() -> refusal(model, environment, lacks(model, environment)));
    }

    private static PromotionRefusedException refusal(SealedModel model, Environment environment, List<Lack> lacks) {
        return new PromotionRefusedException("The model " + model.digest() + " may not go to " + environment.name()
                + " yet: " + each(lacks, Lack::what, "; ") + ". To let it in, "
                + each(lacks, Lack::mend, takesAny(environment) ? ", or " : ", and ")
                + "; or have a person with the permission for it override this once.");
    }

    private static String each(List<Lack> lacks, Function<Lack, String> part, String between) {
        return lacks.stream().map(part).distinct().collect(Collectors.joining(between));
    }

    private Optional<Lack> lack(SealedModel model, Environment predecessor, Duration soak) {
        Optional<PromotionRecord> found = ledger.find(model.digest(), predecessor.id());
        if (found.isEmpty()) {
            return Optional.of(Lack.notImported(predecessor, tried(model, predecessor), first(model, predecessor)));
        }
        PromotionRecord entry = found.get();
        if (!entry.isAccepted()) {
            return Optional.of(Lack.notAccepted(predecessor, entry));
        }
        if (!isProvedTheSame(model, entry)) {
            return Optional.of(Lack.provedOnlyForOthers(
                    predecessor, entry, model.digest().strength().name()));
        }
        Instant ready = entry.accepted().orElseThrow().plus(soak);
        return clock.instant().isBefore(ready) ? Optional.of(Lack.tooRecent(predecessor, ready)) : Optional.empty();
    }

    private String tried(SealedModel model, Environment where) {
        return ledger.lastFailed(model.digest(), where.id())
                .map(build -> " (" + build + " has tried, and failed)")
                .orElse("");
    }

    private String first(SealedModel model, Environment environment) {
        return path
                .beginnings(
                        environment,
                        there -> ledger.find(model.digest(), there.id()).isPresent())
                .stream()
                .map(EnvironmentName::value)
                .collect(Collectors.joining(", "));
    }

    /**
     * CRC-64 and entity tags find accidents, not intent: whoever may write the bucket can make another object with the
     * same one. They count only for the very objects that were imported before.
     */
    public static boolean isProvedTheSame(SealedModel model, PromotionRecord entry) {
        return model.digest().strength() == Strength.SHA256
                || entry.seal().equals(model.seal().hash());
    }
}
