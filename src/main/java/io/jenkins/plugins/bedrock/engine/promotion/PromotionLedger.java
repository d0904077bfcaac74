package io.jenkins.plugins.bedrock.engine.promotion;

import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The memory of which model was imported and accepted where; outlives builds. Safe for several threads. */
public interface PromotionLedger {

    /** What is known of a model in an environment. */
    Optional<PromotionRecord> find(ModelDigest digest, EnvironmentId environment);

    /** All that is known of a model, in no particular order. */
    List<PromotionRecord> find(ModelDigest digest);

    /**
     * Records an import, in the place of what was known of the model in the environment before, unless this very
     * imported model is known already.
     *
     * @return what is known now
     */
    PromotionRecord imported(PromotionRecord entry);

    /**
     * Changes what is known of a model in an environment.
     *
     * @return the changed record; no value if there was none to change
     */
    Optional<PromotionRecord> change(
            ModelDigest digest, EnvironmentId environment, UnaryOperator<PromotionRecord> change);

    /**
     * The build that has tried last, and in vain, to import a model into an environment, for messages only; no value if
     * none is known, as of a ledger that keeps no failures.
     */
    default Optional<String> lastFailed(ModelDigest digest, EnvironmentId environment) {
        return Optional.empty();
    }

    /**
     * What was promoted into an environment, in no particular order: of each model the imported model that counts there,
     * if it is accepted and its deletion is not known.
     */
    List<PromotedModel> promoted(EnvironmentId environment);

    /** The current models of an environment: of each name that people use, the one that was promoted there last. */
    default List<PromotedModel> current(EnvironmentId environment) {
        return promoted(environment).stream()
                .collect(Collectors.groupingBy(promoted -> promoted.model().modelName()))
                .values()
                .stream()
                .flatMap(ofOneName -> PromotedModel.last(ofOneName).stream())
                .toList();
    }

    /** The one that people call so; no value if none is. */
    default Optional<PromotedModel> current(EnvironmentId environment, String modelName) {
        return current(environment).stream()
                .filter(current -> current.model().modelName().equals(modelName))
                .findFirst();
    }

    /** Every environment into which a model is known to have been imported, also those that are not configured any more. */
    Set<EnvironmentId> environments();

    /**
     * Notes that a build has promoted an accepted model, in the place of an earlier note of the same imported model.
     * Nothing happens if that is not known.
     */
    void notePromotion(PromotionRecord model, Instant now, String build);

    /**
     * Why a model was recalled, under this digest or any other of the same objects; no value if it was not. A recalled
     * model is refused everywhere.
     */
    Optional<String> recalled(ModelDigest digest);

    /** Recalls a model for good, under each of its digests. */
    void recall(ModelDigest digest, String reason);

    /**
     * Notes that two digests are of the same objects, with better evidence and without: a recall of one is a recall of the
     * other, whether it was made before or comes later. Nothing else passes from one to the other.
     */
    void sameObjects(ModelDigest one, ModelDigest other);

    /** Leaves an override for one digest, environment and job; it serves once. */
    void allowOnce(PromotionOverride override);

    /** Whether there is an override that {@link #useOverride} would use up. */
    boolean hasOverride(ModelDigest digest, EnvironmentId environment, String job);

    /**
     * Uses up an override; it is remembered as used.
     *
     * @param job the full name of the job that promotes
     */
    Optional<PromotionOverride> useOverride(ModelDigest digest, EnvironmentId environment, String job);

    /** The override that was used up last for a digest, environment and job. */
    Optional<PromotionOverride> usedOverride(ModelDigest digest, EnvironmentId environment, String job);
}
