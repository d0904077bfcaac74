package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;

/**
 * Whether a role is still named for other models: what serves them all (a key's grant, the role's policy) stays as long.
 *
 * @param bucket the policy of the model's bucket after the model's own statements have gone
 */
record RemainingAccess(Ownership ownership, AccessRequest request, AwsAccount source, PolicyDocument bucket) {

    /** What a grant serves: the statements of this controller, whose name it carries. */
    boolean inBucketByUs(RoleArn role) {
        return bucket.statements().stream()
                .anyMatch(statement -> ownership.isOurs(statement) && names(statement, role));
    }

    /** Whoever has written it: the role's policy serves every statement, in every bucket of the source. */
    boolean inSource(RoleArn role) {
        return names(bucket, role)
                || request.reach().prefixes().stream()
                        .map(AllowedPrefix::bucket)
                        .distinct()
                        .filter(name -> !name.equals(request.access().model().bucket()))
                        .anyMatch(name -> names(policyOf(name), role));
    }

    private PolicyDocument policyOf(String name) {
        return new BucketPolicy(
                        source, request.reach().region(), name, request.access().bucketOwner())
                .read();
    }

    private static boolean names(PolicyDocument policy, RoleArn role) {
        return policy.statements().stream().anyMatch(statement -> names(statement, role));
    }

    private static boolean names(Statement statement, RoleArn role) {
        return statement.isAllow() && statement.awsPrincipals().contains(role.value());
    }
}
