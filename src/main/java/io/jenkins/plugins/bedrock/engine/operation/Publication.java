package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.aws.ParameterName;
import io.jenkins.plugins.bedrock.engine.promotion.PromotedModel;
import java.util.Optional;

/**
 * What came of publishing a model.
 *
 * @param changed whether the parameter says something else now
 * @param overtakenBy what was promoted later, and so stays published in place of this model; no value if nothing was
 */
public record Publication(ParameterName parameter, boolean changed, Optional<PromotedModel> overtakenBy) {

    static Publication of(ParameterName parameter, boolean changed) {
        return new Publication(parameter, changed, Optional.empty());
    }

    static Publication overtaken(ParameterName parameter, PromotedModel later) {
        return new Publication(parameter, false, Optional.of(later));
    }

    /** Whether the parameter says this model. */
    public boolean isCurrent() {
        return overtakenBy.isEmpty();
    }

    /** For the build's log. */
    public String sentence() {
        if (overtakenBy.isPresent()) {
            PromotedModel later = overtakenBy.get();
            return "Not published: " + later.model().version() + " was promoted later, by " + later.build() + ", at "
                    + later.at() + ", and is what " + parameter + " is to say. To go back, promote this model again"
                    + " in another build.";
        }
        return changed
                ? "Published: the SSM parameter " + parameter + " says this model now."
                : "The SSM parameter " + parameter + " says this model already.";
    }
}
