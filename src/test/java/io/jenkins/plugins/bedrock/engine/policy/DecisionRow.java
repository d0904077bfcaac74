package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One documented decision: a row of a table under {@code src/test/resources}, whose head says what the columns mean.
 *
 * @param topic the table's name
 */
record DecisionRow(String topic, JsonNode columns) {

    private static final ObjectMapper TABLES = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private static final Set<String> COLUMNS = Set.of(
            "name",
            "source",
            "caller",
            "action",
            "resource",
            "account",
            "kind",
            "identity",
            "identityUnseen",
            "boundary",
            "session",
            "policy",
            "policyUnseen",
            "grants",
            "context",
            "partial",
            "allowIf",
            "denyIf",
            "expect",
            "because");

    /** The rows of a table, completed by its defaults. */
    static List<DecisionRow> of(String topic) throws IOException {
        List<DecisionRow> rows = new ArrayList<>();
        try (InputStream table = DecisionRow.class.getResourceAsStream("decisions/" + topic + ".json")) {
            JsonNode tree = TABLES.readTree(table);
            for (JsonNode row : tree.get("rows")) {
                ObjectNode columns = tree.get("defaults").deepCopy();
                columns.setAll((ObjectNode) row);
                rows.add(new DecisionRow(topic, columns));
            }
        }
        return rows;
    }

    DecisionRow {
        for (var column : columns.properties()) {
            if (!COLUMNS.contains(column.getKey())) {
                throw new IllegalArgumentException("Unknown column " + column.getKey() + " in " + columns);
            }
        }
    }

    String text(String column) {
        return columns.path(column).asText();
    }

    AccessQuestion question() {
        return new AccessQuestion(caller(text("caller")), text("action"), text("resource"), text("account"), context());
    }

    PolicySet policies() {
        PolicySet.Builder policies = PolicySet.builder().kind(ResourceKind.valueOf(text("kind")));
        if (columns.has("identity")) {
            policies.identity(document(columns.get("identity")));
        }
        if (columns.has("allowIf")) {
            policies.identity(document(statements("Allow", columns.get("allowIf"))));
        }
        if (columns.has("denyIf")) {
            policies.identity(document(statements("Allow", null)), document(statements("Deny", columns.get("denyIf"))));
        }
        if (columns.has("boundary")) {
            policies.boundary(document(columns.get("boundary")));
        }
        if (columns.has("session")) {
            policies.sessionPolicy(document(columns.get("session")));
        }
        if (columns.has("policy")) {
            policies.resource(document(columns.get("policy")));
        }
        if (columns.path("identityUnseen").asBoolean()) {
            policies.identityUnseen();
        }
        if (columns.path("policyUnseen").asBoolean()) {
            policies.resourceUnseen();
        }
        columns.path("grants").forEach(grant -> policies.grants(List.of(grant(grant))));
        return policies.build();
    }

    private static JsonNode statements(String effect, JsonNode condition) {
        ObjectNode statement = TABLES.createObjectNode();
        statement.put("Effect", effect).put("Action", "*").put("Resource", "*");
        if (condition != null) {
            statement.set("Condition", condition);
        }
        return statement;
    }

    /** A whole document, or only its statement or statements. */
    private static PolicyDocument document(JsonNode json) {
        if (json.has("Statement")) {
            return PolicyDocument.parse(json.toString());
        }
        ObjectNode document = TABLES.createObjectNode().put("Version", "2012-10-17");
        return PolicyDocument.parse(document.set("Statement", json).toString());
    }

    private static Principal caller(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case "role" -> words.length == 2 ? Principal.role(words[1]) : Principal.roleSession(words[1], words[2]);
            case "user" -> Principal.user(words[1]);
            case "root" -> Principal.root(words[1]);
            case "service" -> Principal.service(words[1]);
            case "federated" -> Principal.federated(words[1]);
            case "anonymous" -> Principal.anonymous();
            default -> throw new IllegalArgumentException("Unknown caller " + text);
        };
    }

    private ConditionContext context() {
        ConditionContext.Builder context =
                columns.path("partial").asBoolean() ? ConditionContext.partial() : ConditionContext.complete();
        columns.path("context").properties().forEach(key -> context.put(key.getKey(), Statement.texts(key.getValue())));
        return context.build();
    }

    private static KmsGrant grant(JsonNode grant) {
        return new KmsGrant(
                "0a1b2c",
                "",
                grant.get("grantee").asText(),
                grant.path("retiring").asText(null),
                Set.copyOf(Statement.texts(grant.get("operations"))),
                pairs(grant.path("equals")),
                pairs(grant.path("subset")));
    }

    private static Map<String, String> pairs(JsonNode json) {
        Map<String, String> pairs = new HashMap<>();
        json.properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
        return pairs;
    }

    @Override
    public String toString() {
        return topic + ": " + text("name");
    }
}
