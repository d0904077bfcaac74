package io.jenkins.plugins.bedrock.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.util.List;

/** The versions of models that an environment has accepted, so far as a job may take them there. */
final class AcceptedModels {

    private AcceptedModels() {}

    /**
     * The one that was accepted last comes first; none that was recalled, or of which that cannot be told.
     * Makes no call.
     *
     * @param modelName what people call the model; no value for any
     * @throws io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException if the job may not use the environment
     * @throws IllegalArgumentException if what is configured has a wrong value
     */
    @NonNull
    static List<AcceptedModel> of(@NonNull Item job, @NonNull String environment, @CheckForNull String modelName) {
        JobConfiguration configuration = JobConfiguration.of(job);
        EnvironmentId where = configuration.environmentId(environment);
        FileLedger ledger = FileLedger.get();
        return AcceptedIndex.get().of(where).stream()
                .filter(model -> modelName == null || model.isCalled(modelName))
                .filter(model -> ledger.isOfferable(model.digest()))
                .filter(model -> configuration.opens(model.getModel(), environment))
                .toList();
    }
}
