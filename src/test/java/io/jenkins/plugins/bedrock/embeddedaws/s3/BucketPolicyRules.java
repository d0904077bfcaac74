package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.iam.InvalidPrincipal;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.PolicySyntaxException;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What S3 refuses in bucket policies, in its own words. */
final class BucketPolicyRules {

    private static final int LIMIT = 20_480;
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

    private final EmbeddedBucket bucket;

    BucketPolicyRules(EmbeddedBucket bucket) {
        this.bucket = bucket;
    }

    /**
     * The policy as S3 stores it.
     *
     * @throws AwsError 400 MalformedPolicy
     */
    String stored(String document) {
        PolicyDocument policy = parsed(document);
        policy.statements().forEach(this::check);
        checkSids(policy);
        if (policy.size() > LIMIT) {
            throw malformed("Normalized policy document exceeds the maximum allowed size of " + LIMIT + " bytes.");
        }
        try {
            return bucket.state().names().stored(document);
        } catch (InvalidPrincipal e) {
            throw malformed("Invalid principal in policy").detail("Detail", e.principal());
        }
    }

    private static PolicyDocument parsed(String document) {
        try {
            if (document.startsWith("{")) {
                PolicyDocument policy = PolicyDocument.parse(document);
                checkTop(policy, document);
                return policy;
            }
        } catch (PolicySyntaxException e) {
            throw notJson();
        }
        throw notJson();
    }

    private static void checkTop(PolicyDocument policy, String document) {
        if (!document.contains("\"Statement\"")) {
            throw malformed("Missing required field Statement");
        }
        if (policy.isEmpty()) {
            throw malformed("Could not parse the policy: Statement is empty!");
        }
        // A policy without a version counts as one of 2008-10-17 (IAM User Guide, "Version").
        if (document.contains("\"Version\"") && VERSIONS.stream().noneMatch(document::contains)) {
            throw malformed("The policy must contain a valid version string");
        }
    }

    private void check(Statement statement) {
        requireField(statement, "Effect", "Effect");
        requireField(statement, "Principal", "NotPrincipal");
        requireField(statement, "Action", "NotAction");
        requireField(statement, "Resource", "NotResource");
        if (!statement.isAllow() && !statement.isDeny()) {
            throw malformed("Invalid effect: " + statement.json().path("Effect").asText());
        }
        statement.resources().forEach(this::checkResource);
        statement.actions().forEach(action -> checkAction(action, statement.resources()));
    }

    private void checkResource(String resource) {
        boolean own = resource.equals(bucket.arn())
                || resource.startsWith(bucket.arn() + "/")
                || resource.equals(bucket.arn() + "*");
        if (!own) {
            throw malformed("Policy has invalid resource").detail("Detail", resource);
        }
    }

    private static void checkAction(String action, List<String> resources) {
        if (!action.equals("*") && !action.toLowerCase(Locale.ROOT).startsWith("s3:")) {
            throw malformed("Policy has invalid action").detail("Detail", action);
        }
        if (action.contains("*") || resources.isEmpty()) {
            return;
        }
        boolean applies = resources.stream()
                .anyMatch(resource -> isForObjects(action) ? resource.matches(".*[/*].*") : !resource.contains("/"));
        if (!applies) {
            throw malformed("Action does not apply to any resource(s) in statement");
        }
    }

    private static boolean isForObjects(String action) {
        String name = action.substring(action.indexOf(':') + 1);
        return name.contains("Object") && !name.contains("ObjectLockConfiguration")
                || name.equals("AbortMultipartUpload")
                || name.equals("ListMultipartUploadParts");
    }

    private static void checkSids(PolicyDocument policy) {
        Set<String> seen = new HashSet<>();
        for (Statement statement : policy.statements()) {
            if (statement.sid().filter(sid -> !seen.add(sid)).isPresent()) {
                throw malformed("Statement IDs (SID) in a single policy must be unique.");
            }
        }
    }

    private static void requireField(Statement statement, String field, String alternative) {
        if (!statement.json().has(field) && !statement.json().has(alternative)) {
            throw malformed("Missing required field " + field);
        }
    }

    private static AwsError notJson() {
        return malformed("Policies must be valid JSON and the first byte must be '{'");
    }

    private static AwsError malformed(String message) {
        return new AwsError(400, "MalformedPolicy", message);
    }
}
