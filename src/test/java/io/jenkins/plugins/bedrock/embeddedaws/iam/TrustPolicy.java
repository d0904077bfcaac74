package io.jenkins.plugins.bedrock.embeddedaws.iam;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Trust policies with one statement: the short way to write them. */
final class TrustPolicy {

    private TrustPolicy() {}

    /** Allows principals of a type (AWS or Service) to assume the role. */
    static String ofPrincipals(String type, List<String> principals) {
        return statement(type, principals).toString();
    }

    /** Allows them to assume the role under a condition. */
    static String ofPrincipals(String type, List<String> principals, String operator, Map<String, String> condition) {
        ObjectNode policy = statement(type, principals);
        ObjectNode keys =
                ((ObjectNode) policy.at("/Statement/0")).putObject("Condition").putObject(operator);
        condition.forEach(keys::put);
        return policy.toString();
    }

    private static ObjectNode statement(String type, List<String> principals) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject().put("Effect", "Allow");
        ArrayNode values = statement.putObject("Principal").putArray(type);
        principals.forEach(values::add);
        ArrayNode actions = statement.putArray("Action").add("sts:AssumeRole");
        if (type.equals("AWS")) {
            actions.add("sts:TagSession").add("sts:SetSourceIdentity");
        }
        return policy;
    }
}
