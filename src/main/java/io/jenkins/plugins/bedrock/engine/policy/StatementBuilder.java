package io.jenkins.plugins.bedrock.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/** Builds a statement in the order in which AWS writes one: Sid, Effect, Principal, Action, Resource, Condition. */
public final class StatementBuilder {

    private final String effect;
    private final String sid;
    private final ObjectNode principal = PolicyJson.NODES.objectNode();
    private final ObjectNode condition = PolicyJson.NODES.objectNode();
    private List<String> actions = List.of();
    private List<String> resources = List.of();

    StatementBuilder(String effect, String sid) {
        this.effect = effect;
        this.sid = Objects.requireNonNull(sid, "a statement that this plugin writes has a Sid, such as BedrockImport1");
    }

    /**
     * Names principals of one type; several types add up.
     *
     * @param type AWS, Service, Federated or CanonicalUser
     */
    public StatementBuilder principal(String type, String... values) {
        principal.set(type, oneOrMany(List.of(values)));
        return this;
    }

    /** Names a service principal, such as {@code bedrock.amazonaws.com}. */
    public StatementBuilder service(String name) {
        return principal("Service", name);
    }

    /** Names accounts, roles, users or sessions by ID or ARN. */
    public StatementBuilder aws(String... arns) {
        return principal("AWS", arns);
    }

    public StatementBuilder actions(String... names) {
        actions = List.of(names);
        return this;
    }

    public StatementBuilder resources(String... arns) {
        resources = List.of(arns);
        return this;
    }

    /** Adds a condition, such as {@code condition("StringEquals", "aws:SourceAccount", "111122223333")}. */
    public StatementBuilder condition(String operator, String key, String... values) {
        condition.withObjectProperty(operator).set(key, oneOrMany(List.of(values)));
        return this;
    }

    /** The statement; an element that was given no value is left out, as trust policies want it of Resource. */
    public Statement build() {
        ObjectNode json = PolicyJson.NODES.objectNode().put("Sid", sid).put("Effect", effect);
        setUnlessEmpty(json, "Principal", principal);
        setUnlessEmpty(json, "Action", oneOrMany(actions));
        setUnlessEmpty(json, "Resource", oneOrMany(resources));
        setUnlessEmpty(json, "Condition", condition);
        return Statement.of(json);
    }

    private static void setUnlessEmpty(ObjectNode json, String element, JsonNode value) {
        if (value.isTextual() || !value.isEmpty()) {
            json.set(element, value);
        }
    }

    private static JsonNode oneOrMany(List<String> values) {
        if (values.size() == 1) {
            return PolicyJson.NODES.textNode(values.get(0));
        }
        var array = PolicyJson.NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
