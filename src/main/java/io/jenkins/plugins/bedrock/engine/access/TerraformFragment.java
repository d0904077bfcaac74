package io.jenkins.plugins.bedrock.engine.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The access as Terraform: policy documents that the owners' own documents take up by {@code source_policy_documents},
 * and grants.
 */
record TerraformFragment(
        Ownership ownership,
        ModelAccess access,
        List<Statement> bucket,
        List<Statement> key,
        List<KeyUse> byPolicy,
        List<KeyUse> byGrant) {

    String text() {
        String name = "bedrock_model_import_"
                + ownership
                        .sid(Ownership.StatementKind.READ, access.readers().get(0), access)
                        .replaceAll("^.*Read", "");
        StringBuilder hcl = new StringBuilder();
        document(
                hcl,
                "For source_policy_documents of the policy of bucket "
                        + access.model().bucket(),
                name + "_bucket",
                bucket);
        if (!byPolicy.isEmpty()) {
            String keys = byPolicy.stream().map(use -> use.key().value()).collect(Collectors.joining(", "));
            document(hcl, "For source_policy_documents of the policy of key " + keys, name + "_key", key);
        }
        int number = 1;
        for (KeyUse use : byGrant) {
            for (Reader reader : access.readers()) {
                grant(hcl, name + "_" + number++, use, reader);
            }
        }
        return hcl.toString();
    }

    private static void document(StringBuilder hcl, String comment, String name, List<Statement> statements) {
        hcl.append("# ").append(comment).append(", beside what is there.\n");
        hcl.append("data \"aws_iam_policy_document\" ").append(quoted(name)).append(" {\n");
        statements.forEach(statement -> statement(hcl, statement));
        hcl.append("}\n\n");
    }

    private static void statement(StringBuilder hcl, Statement statement) {
        ObjectNode json = statement.json();
        hcl.append("  statement {\n");
        hcl.append("    sid       = ")
                .append(quoted(statement.sid().orElseThrow()))
                .append('\n');
        hcl.append("    effect    = \"Allow\"\n");
        hcl.append("    actions   = ").append(list(statement.actions())).append('\n');
        hcl.append("    resources = ").append(list(statement.resources())).append('\n');
        hcl.append("    principals {\n      type        = \"AWS\"\n      identifiers = ")
                .append(list(statement.awsPrincipals()))
                .append("\n    }\n");
        for (Map.Entry<String, JsonNode> operator : json.path("Condition").properties()) {
            for (Map.Entry<String, JsonNode> condition : operator.getValue().properties()) {
                hcl.append("    condition {\n      test     = ")
                        .append(quoted(operator.getKey()))
                        .append("\n      variable = ")
                        .append(quoted(condition.getKey()))
                        .append("\n      values   = ")
                        .append(list(statement.conditionValues(operator.getKey(), condition.getKey())))
                        .append("\n    }\n");
            }
        }
        hcl.append("  }\n");
    }

    private void grant(StringBuilder hcl, String name, KeyUse use, Reader reader) {
        hcl.append("# ").append(reader.purpose().reason()).append(".\n");
        hcl.append("resource \"aws_kms_grant\" ").append(quoted(name)).append(" {\n");
        hcl.append("  name              = ")
                .append(quoted(ownership.grantName(reader, access)))
                .append('\n');
        hcl.append("  key_id            = ").append(quoted(use.key().value())).append('\n');
        hcl.append("  grantee_principal = ")
                .append(quoted(reader.role().value()))
                .append('\n');
        hcl.append("  operations        = ")
                .append(list(List.of("Decrypt", "DescribeKey")))
                .append('\n');
        hcl.append("  constraints {\n    encryption_context_subset = {\n      \"aws:s3:arn\" = ")
                .append(quoted(access.bucketArn()))
                .append("\n    }\n  }\n}\n\n");
    }

    private static String list(List<String> values) {
        List<String> quoted = new ArrayList<>();
        values.forEach(value -> quoted.add(quoted(value)));
        return "[" + String.join(", ", quoted) + "]";
    }

    /** A template sign in a value stands for itself when it is doubled. */
    private static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + '"';
    }
}
