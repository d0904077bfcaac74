package io.jenkins.plugins.bedrock.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionLedger;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which version of each model is current in each environment, as the ledger knows it, found out for all of them at once. */
final class CurrentModels {

    private final Map<EnvironmentId, Set<String>> modelArns;

    private CurrentModels(Map<EnvironmentId, Set<String>> modelArns) {
        this.modelArns = modelArns;
    }

    @NonNull
    static CurrentModels of(@NonNull PromotionLedger ledger) {
        return new CurrentModels(ledger.environments().stream()
                .collect(Collectors.toMap(Function.identity(), environment -> modelArns(ledger, environment))));
    }

    private static Set<String> modelArns(PromotionLedger ledger, EnvironmentId environment) {
        return ledger.current(environment).stream()
                .map(promoted -> promoted.model().modelArn())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isCurrent(@CheckForNull RecordedImport entry) {
        return entry != null
                && modelArns
                        .getOrDefault(entry.getEnvironment().toId(), Set.of())
                        .contains(entry.getModelArn());
    }
}
