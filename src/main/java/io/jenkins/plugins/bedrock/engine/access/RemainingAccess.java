package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a role is still named for other models: what serves them all (a key's grant, the role's policy) stays as long.
 *
 * @param bucket the policy of the model's bucket after the model's own statements have gone
 */
record RemainingAccess(Ownership ownership, AccessRequest request, AwsAccount source, PolicyDocument bucket) {

    /** Whether a policy allows something to this role by name. */
    static boolean names(PolicyDocument policy, RoleArn role) {
        return policy.statements().stream().anyMatch(statement -> names(statement, role));
    }

    /** What a grant serves: the statements of this controller, whose name it carries. */
    boolean inBucketByUs(RoleArn role) {
        return bucket.statements().stream()
                .anyMatch(statement -> ownership.isOurs(statement) && names(statement, role));
    }

    /**
     * Whether the source names the import role, whoever has written it: the role's policy serves every statement, in
     * every bucket that it lets be read.
     */
    boolean inSource(Optional<SourcePolicy> given) {
        return names(bucket, request.importRole().arn())
                || Stream.concat(
                                request.reach().prefixes().stream().map(AllowedPrefix::bucket),
                                given.stream().flatMap(policy -> policy.bucketNames().stream()))
                        .distinct()
                        .filter(name -> !name.equals(request.access().model().bucket()))
                        .anyMatch(this::mayNameTheRole);
    }

    /** A bucket whose policy may not be read may well name it. */
    private boolean mayNameTheRole(String name) {
        try {
            return names(
                    new BucketPolicy(
                                    source,
                                    request.reach().region(),
                                    name,
                                    request.access().bucketOwner())
                            .read(),
                    request.importRole().arn());
        } catch (AwsProblem problem) {
            if (problem.isAccessDenied() || problem.isNotFound()) {
                return !problem.isNotFound();
            }
            throw problem;
        }
    }

    private static boolean names(Statement statement, RoleArn role) {
        return statement.isAllow() && statement.awsPrincipals().contains(role.value());
    }
}
