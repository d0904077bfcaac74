package io.jenkins.plugins.bedrock.parameters;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a parameter offers to whoever asks, or why it offers nothing. Public for views only. */
@Restricted(NoExternalUse.class)
public final class AcceptedModelOffer {

    /** A list that people can read, and a page that grows no further. */
    static final int MOST_SHOWN = 200;

    private final List<AcceptedModel> models;
    private final String problem;

    private AcceptedModelOffer(List<AcceptedModel> models, String problem) {
        this.models = models;
        this.problem = problem;
    }

    static AcceptedModelOffer of(AcceptedModelParameterDefinition parameter, Optional<Job<?, ?>> owner) {
        if (owner.isEmpty() || !owner.get().hasPermission(Item.BUILD)) {
            return new AcceptedModelOffer(List.of(), Messages.AcceptedModelOffer_NotForYou());
        }
        try {
            List<AcceptedModel> accepted =
                    AcceptedModels.of(owner.get(), parameter.getEnvironment(), parameter.getModelName());
            return new AcceptedModelOffer(
                    accepted, Messages.AcceptedModelOffer_None(what(parameter), parameter.getEnvironment()));
        } catch (PromotionRefusedException | IllegalArgumentException unusable) {
            return new AcceptedModelOffer(List.of(), unusable.getMessage());
        }
    }

    private static String what(AcceptedModelParameterDefinition parameter) {
        return parameter.getModelName() == null
                ? Messages.AcceptedModelOffer_AnyModel()
                : Messages.AcceptedModelOffer_Model(parameter.getModelName());
    }

    /** What a page shows; older ones can be submitted all the same. */
    @NonNull
    public List<AcceptedModel> getModels() {
        return models.stream().limit(MOST_SHOWN).toList();
    }

    /** Why there is nothing to choose, for people. */
    @NonNull
    public String getProblem() {
        return problem;
    }

    Optional<AcceptedModel> newest() {
        return models.stream().findFirst();
    }

    /** The one that is meant; if several lie at one place, the one that was accepted last. */
    Optional<AcceptedModel> find(String text) {
        return models.stream().filter(model -> model.isMeantBy(text)).findFirst();
    }
}
