package io.jenkins.plugins.bedrock.engine.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Statements that S3 counts as public: they allow anybody, and no condition limits them to fixed values of one of the
 * keys below (S3 user guide, "The meaning of public").
 */
final class PublicStatements {

    private static final Set<String> LIMITING_KEYS = Set.of(
            "aws:sourcearn",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourceowner",
            "aws:sourceaccount",
            "aws:sourceip",
            "aws:userid",
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn",
            "s3:x-amz-server-side-encryption-aws-kms-key-id");

    private PublicStatements() {}

    /** The Sid, or the text, of the first public statement. */
    static Optional<String> first(PolicyDocument policy) {
        return policy.statements().stream()
                .filter(PublicStatements::isPublic)
                .map(statement -> statement.sid().orElseGet(statement::toString))
                .findFirst();
    }

    private static boolean isPublic(Statement statement) {
        return statement.isAllow() && statement.awsPrincipals().contains("*") && !isLimited(statement);
    }

    private static boolean isLimited(Statement statement) {
        for (JsonNode keys : statement.json().path("Condition")) {
            for (var entry : keys.properties()) {
                if (LIMITING_KEYS.contains(entry.getKey().toLowerCase(Locale.ROOT))
                        && !entry.getValue().toString().contains("*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
