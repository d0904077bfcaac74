package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A ledger that forgets everything when the process ends: for the terminal. */
public final class LedgerInMemory implements PromotionLedger {

    private final Map<ModelDigest, Map<EnvironmentId, PromotionRecord>> entries = new HashMap<>();
    private final Map<String, Note> promotions = new HashMap<>();
    private final Map<ModelDigest, String> recalls = new HashMap<>();
    private final Map<ModelDigest, Set<ModelDigest>> same = new HashMap<>();
    private final List<PromotionOverride> overrides = new ArrayList<>();
    private final List<PromotionOverride> used = new ArrayList<>();

    @Override
    public synchronized Optional<PromotionRecord> find(ModelDigest digest, EnvironmentId environment) {
        return Optional.ofNullable(entries.getOrDefault(digest, Map.of()).get(environment));
    }

    @Override
    public synchronized List<PromotionRecord> find(ModelDigest digest) {
        return List.copyOf(entries.getOrDefault(digest, Map.of()).values());
    }

    @Override
    public synchronized PromotionRecord imported(PromotionRecord entry) {
        Optional<PromotionRecord> known = find(entry.digest(), entry.environment())
                .filter(there -> there.modelArn().equals(entry.modelArn()));
        if (known.isEmpty()) {
            put(entry);
        }
        return known.orElse(entry);
    }

    @Override
    public synchronized Optional<PromotionRecord> change(
            ModelDigest digest, EnvironmentId environment, UnaryOperator<PromotionRecord> change) {
        Optional<PromotionRecord> changed = find(digest, environment).map(change);
        changed.ifPresent(this::put);
        return changed;
    }

    @Override
    public synchronized List<PromotedModel> promoted(EnvironmentId environment) {
        return entries.values().stream()
                .flatMap(places -> Optional.ofNullable(places.get(environment)).stream())
                .filter(PromotionRecord::isAccepted)
                .map(this::noted)
                .toList();
    }

    @Override
    public synchronized Set<EnvironmentId> environments() {
        return entries.values().stream()
                .flatMap(places -> places.keySet().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void notePromotion(PromotionRecord model, Instant now, String build) {
        promotions.put(model.modelArn(), new Note(now, build));
    }

    @Override
    public synchronized Optional<String> recalled(ModelDigest digest) {
        return SameObjects.closure(digest, one -> same.getOrDefault(one, Set.of())).stream()
                .flatMap(one -> Optional.ofNullable(recalls.get(one)).stream())
                .findFirst();
    }

    @Override
    public synchronized void recall(ModelDigest digest, String reason) {
        recalls.put(digest, reason);
    }

    @Override
    public synchronized void sameObjects(ModelDigest one, ModelDigest other) {
        same.computeIfAbsent(one, digest -> new LinkedHashSet<>()).add(other);
        same.computeIfAbsent(other, digest -> new LinkedHashSet<>()).add(one);
    }

    @Override
    public synchronized void allowOnce(PromotionOverride override) {
        overrides.add(override);
    }

    @Override
    public synchronized boolean hasOverride(ModelDigest digest, EnvironmentId environment, String job) {
        return first(overrides, digest, environment, job).isPresent();
    }

    @Override
    public synchronized Optional<PromotionOverride> useOverride(
            ModelDigest digest, EnvironmentId environment, String job) {
        Optional<PromotionOverride> found = first(overrides, digest, environment, job);
        found.ifPresent(override -> {
            overrides.remove(override);
            used.add(0, override);
        });
        return found;
    }

    @Override
    public synchronized Optional<PromotionOverride> usedOverride(
            ModelDigest digest, EnvironmentId environment, String job) {
        return first(used, digest, environment, job);
    }

    private record Note(Instant at, String build) {}

    private PromotedModel noted(PromotionRecord model) {
        return Optional.ofNullable(promotions.get(model.modelArn()))
                .map(note -> new PromotedModel(model, Optional.of(note.at()), note.build()))
                .orElseGet(() -> PromotedModel.accepted(model));
    }

    private void put(PromotionRecord entry) {
        entries.computeIfAbsent(entry.digest(), digest -> new LinkedHashMap<>()).put(entry.environment(), entry);
    }

    private static Optional<PromotionOverride> first(
            List<PromotionOverride> these, ModelDigest digest, EnvironmentId environment, String job) {
        return these.stream()
                .filter(override -> override.serves(digest, environment, job))
                .findFirst();
    }
}
