package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;

/** What IAM refuses in trust policies. */
final class TrustPolicyRules {

    private static final int LIMIT = 2048;

    private final PrincipalNames names;

    TrustPolicyRules(PrincipalNames names) {
        this.names = names;
    }

    /**
     * The policy as IAM stores it.
     *
     * @throws AwsError MalformedPolicyDocument, or LimitExceeded when it is too long
     */
    String stored(String document) {
        PolicyDocument policy = IdentityPolicyRules.parsed(document);
        policy.statements().forEach(TrustPolicyRules::check);
        if (policy.size() > LIMIT) {
            throw new AwsError(409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: " + LIMIT);
        }
        try {
            return names.stored(document);
        } catch (InvalidPrincipal e) {
            throw IdentityPolicyRules.malformed("Invalid principal in policy: \"AWS\":\"" + e.principal() + "\"");
        }
    }

    private static void check(Statement statement) {
        if (statement.json().has("Resource") || statement.json().has("NotResource")) {
            throw IdentityPolicyRules.malformed("Has prohibited field Resource");
        }
        if (!statement.json().has("Principal") && !statement.json().has("NotPrincipal")) {
            throw IdentityPolicyRules.malformed("Missing required field Principal");
        }
        IdentityPolicyRules.checkActions(statement);
        for (String action : statement.actions()) {
            if (!action.startsWith("sts:")) {
                throw IdentityPolicyRules.malformed("AssumeRole policy may only specify STS AssumeRole actions.");
            }
        }
    }
}
