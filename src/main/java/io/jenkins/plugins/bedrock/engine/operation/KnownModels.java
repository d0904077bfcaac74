package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a ledger knows of the imported models of an account and Region, whichever environment was defined there.
 *
 * @param imports every import, of one model in one environment the oldest first
 * @param deleted the ARNs of imported models that were deleted by this controller
 */
public record KnownModels(List<PromotionRecord> imports, Set<String> deleted) {

    public KnownModels {
        imports = List.copyOf(imports);
        deleted = Set.copyOf(deleted);
    }

    /** What is recorded of an imported model. Where a job had not told its ARN, the model was recorded by its name. */
    public Optional<PromotionRecord> of(String arn, String name) {
        return imports.stream()
                .filter(entry ->
                        entry.modelArn().equals(arn) || entry.modelArn().equals(name))
                .reduce((earlier, later) -> later);
    }

    /** The imports that count in an environment, each model's last one there, and whose imported models ought to be there. */
    Collection<PromotionRecord> expectedIn(EnvironmentId environment) {
        Map<String, PromotionRecord> last = new LinkedHashMap<>();
        imports.stream()
                .filter(entry -> entry.environment().equals(environment))
                .forEach(entry -> last.put(entry.digest().sha256(), entry));
        return last.values().stream()
                .filter(entry -> !deleted.contains(entry.modelArn()))
                .toList();
    }
}
