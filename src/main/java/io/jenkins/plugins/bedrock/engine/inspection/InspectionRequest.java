package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.ModelUri;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.model.SupportMatrix;
import java.util.List;

/**
 * Which model is to go where, as far as it decides whether it can be imported.
 *
 * @param owner the account that owns the bucket
 * @param declaredKeys ARNs of the customer keys that the source names; empty if it names none
 * @param hosting the account that imports
 * @param region of the import
 * @param strength the weakest evidence for the digest that the environment takes
 * @param matrix what can be imported
 */
public record InspectionRequest(
        ModelUri model,
        AccountId owner,
        List<String> declaredKeys,
        AccountId hosting,
        AwsRegion region,
        Strength strength,
        SupportMatrix matrix) {

    public InspectionRequest {
        declaredKeys = List.copyOf(declaredKeys);
    }

    /** Whether bucket and import are of different accounts. */
    boolean isAcrossAccounts() {
        return !owner.equals(hosting);
    }
}
