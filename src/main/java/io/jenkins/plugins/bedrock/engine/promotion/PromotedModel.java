package io.jenkins.plugins.bedrock.engine.promotion;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * An imported model that an environment has accepted, and when it was promoted there last: a rollback promotes again what
 * was accepted long ago.
 *
 * @param noted when a build had promoted it last; no value if only its acceptance is known
 * @param build that has, for example {@code promote-support-bot #12}; where that is not known, the one that imported it
 */
public record PromotedModel(PromotionRecord model, Optional<Instant> noted, String build) {

    /** What was promoted last comes last. */
    private static final Comparator<PromotedModel> BY_TIME =
            Comparator.comparing(PromotedModel::at).thenComparing(promoted -> promoted.noted.isPresent());

    public PromotedModel {
        if (!model.isAccepted()) {
            throw new IllegalArgumentException("Only an accepted model was promoted, and " + model.version()
                    + " is not accepted in " + model.environment() + ".");
        }
    }

    /** Of a model of which nothing but its acceptance is known. */
    public static PromotedModel accepted(PromotionRecord model) {
        return new PromotedModel(model, Optional.empty(), model.build());
    }

    /** When it was promoted last. */
    public Instant at() {
        return noted.orElseGet(() -> model.accepted().orElseThrow());
    }

    /** The one of these that was promoted last; no value if there are none. */
    public static Optional<PromotedModel> last(Collection<PromotedModel> these) {
        return these.stream().max(BY_TIME);
    }

    /** Whether it is this very imported model. */
    public boolean isOf(String modelArn) {
        return model.modelArn().equals(modelArn);
    }
}
