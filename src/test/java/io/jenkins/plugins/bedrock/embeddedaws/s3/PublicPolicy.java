package io.jenkins.plugins.bedrock.embeddedaws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What S3 Block Public Access calls a public policy: one that allows everybody without a condition on a fixed account,
 * organisation, principal or network (S3 User Guide, "The meaning of public").
 */
final class PublicPolicy {

    private static final Set<String> FIXING_KEYS = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceip",
            "aws:sourceorgid",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:userid",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn");

    private PublicPolicy() {}

    static boolean isPublic(String document) {
        return PolicyDocument.parse(document).statements().stream().anyMatch(PublicPolicy::isPublic);
    }

    private static boolean isPublic(Statement statement) {
        return statement.isAllow() && isForEverybody(statement) && !isFixed(statement);
    }

    private static boolean isForEverybody(Statement statement) {
        JsonNode principal = statement.json().path("Principal");
        return principal.asText().equals("*")
                || statement.awsPrincipals().contains("*")
                || statement.json().has("NotPrincipal");
    }

    private static boolean isFixed(Statement statement) {
        return statement.json().path("Condition").properties().stream()
                .filter(operator -> isPositive(operator.getKey()))
                .flatMap(operator -> operator.getValue().properties().stream())
                .anyMatch(PublicPolicy::isFixed);
    }

    private static boolean isPositive(String operator) {
        return !operator.contains("Not") && !operator.equals("Null") && !operator.endsWith("IfExists");
    }

    private static boolean isFixed(Map.Entry<String, JsonNode> key) {
        return FIXING_KEYS.contains(key.getKey().toLowerCase(Locale.ROOT)) && hasFixedValues(key.getValue());
    }

    private static boolean hasFixedValues(JsonNode values) {
        if (values.isArray()) {
            return StreamSupport.stream(values.spliterator(), false).allMatch(PublicPolicy::hasFixedValues);
        }
        return !values.asText().matches(".*[*?].*|0\\.0\\.0\\.0/0|::/0");
    }
}
