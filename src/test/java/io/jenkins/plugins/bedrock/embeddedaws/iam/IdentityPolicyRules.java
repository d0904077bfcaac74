package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.PolicySyntaxException;
import io.jenkins.plugins.bedrock.engine.policy.Statement;

/** What IAM refuses in the policies of users and roles. */
final class IdentityPolicyRules {

    private IdentityPolicyRules() {}

    /** @throws AwsError MalformedPolicyDocument */
    static PolicyDocument check(String document) {
        PolicyDocument policy = parsed(document);
        if (policy.isEmpty()) {
            throw malformed("Policy statement must contain resources.");
        }
        policy.statements().forEach(IdentityPolicyRules::check);
        return policy;
    }

    static PolicyDocument parsed(String document) {
        try {
            return PolicyDocument.parse(document);
        } catch (PolicySyntaxException e) {
            throw malformed("Syntax errors in policy.");
        }
    }

    static AwsError malformed(String message) {
        return new AwsError(400, "MalformedPolicyDocument", message);
    }

    static void checkActions(Statement statement) {
        if (!statement.json().has("Action") && !statement.json().has("NotAction")) {
            throw malformed("Policy statement must contain actions.");
        }
        for (String action : statement.actions()) {
            if (!action.equals("*") && !action.contains(":")) {
                throw malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            }
        }
    }

    private static void check(Statement statement) {
        if (!statement.isAllow() && !statement.isDeny()) {
            throw malformed("Syntax errors in policy.");
        }
        if (statement.json().has("Principal") || statement.json().has("NotPrincipal")) {
            throw malformed("Policy document should not specify a principal.");
        }
        checkActions(statement);
        if (!statement.json().has("Resource") && !statement.json().has("NotResource")) {
            throw malformed("Policy statement must contain resources.");
        }
        for (String resource : statement.resources()) {
            if (!resource.equals("*") && !resource.startsWith("arn:")) {
                throw malformed("Resource " + resource + " must be in ARN format or \"*\".");
            }
        }
    }
}
