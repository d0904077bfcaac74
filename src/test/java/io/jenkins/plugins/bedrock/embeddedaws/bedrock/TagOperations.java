package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.BedrockRules.Member;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.Map;
import java.util.TreeMap;

/** TagResource, UntagResource and ListTagsForResource. */
final class TagOperations {

    private TagOperations() {}

    static WireReply tag(BedrockCall call) {
        JsonNode body = call.body();
        String arn = resource(call, body, "TagResource");
        Map<String, String> all = new TreeMap<>(call.place().tags(arn));
        all.putAll(BedrockRules.tags(body.path("tags")));
        BedrockRules.requireFewTags(all, arn);
        call.place().tag(arn, all);
        return BedrockCall.reply(200, JsonNodeFactory.instance.objectNode());
    }

    static WireReply untag(BedrockCall call) {
        JsonNode body = call.body();
        String arn = resource(call, body, "UntagResource");
        Map<String, String> left = new TreeMap<>(call.place().tags(arn));
        body.path("tagKeys").forEach(key -> left.remove(Member.key.checked(key.asText())));
        call.place().tag(arn, left);
        return BedrockCall.reply(200, JsonNodeFactory.instance.objectNode());
    }

    static WireReply list(BedrockCall call) {
        String arn = resource(call, call.body(), "ListTagsForResource");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode tags = answer.putArray("tags");
        call.place()
                .tags(arn)
                .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        return BedrockCall.reply(200, answer);
    }

    private static String resource(BedrockCall call, JsonNode body, String action) {
        String arn = BedrockRules.required(body, Member.resourceARN);
        call.require(action, arn);
        if (!call.place().isTaggable(arn)) {
            throw BedrockCall.notFound("resource", arn);
        }
        return arn;
    }
}
