package io.jenkins.plugins.bedrock.embeddedaws.iam;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Identity policies with one Allow statement: the short way to write them. */
final class AllowPolicy {

    private AllowPolicy() {}

    /**
     * The policy as JSON.
     *
     * @param actions one action or several separated by commas or blanks
     */
    static String json(String actions, String... resources) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject().put("Effect", "Allow");
        ArrayNode action = statement.putArray("Action");
        Stream.of(actions.split("[,\\s]+")).forEach(action::add);
        ArrayNode resource = statement.putArray("Resource");
        Stream.of(resources).forEach(resource::add);
        return policy.toString();
    }
}
