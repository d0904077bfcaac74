package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;

/**
 * Whether a role is still named for other models: what serves them all (a key's grant, the role's policy) stays as long.
 *
 * @param bucket the policy of the model's bucket after the model's own statements have gone
 */
record RemainingAccess(Ownership ownership, AccessRequest request, AwsAccount source, PolicyDocument bucket) {

    boolean inBucket(RoleArn role) {
        return names(bucket, role);
    }

    /** Looks at every bucket of the source, for the role's policy serves all of them. */
    boolean inSource(RoleArn role) {
        return inBucket(role)
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

    private boolean names(PolicyDocument policy, RoleArn role) {
        return policy.statements().stream()
                .anyMatch(statement ->
                        ownership.isOurs(statement) && statement.awsPrincipals().contains(role.value()));
    }
}
