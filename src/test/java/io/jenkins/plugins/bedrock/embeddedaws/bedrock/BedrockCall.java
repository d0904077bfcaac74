package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A call to Bedrock: who asks for what, in which account and Region. */
record BedrockCall(Call call, BedrockPlace place, Gate gate) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body; an empty object if there is none. */
    JsonNode body() {
        String text = new String(call.request().body(), StandardCharsets.UTF_8);
        try {
            return text.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw BedrockRules.invalid("Malformed input request: " + e.getOriginalMessage());
        }
    }

    /** The decoded segment of the path, counted from zero. */
    String segment(int number) {
        return call.request().segments().get(number);
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(call.request().query().get(name));
    }

    void require(String action, String resource) {
        require(AccessRequest.of("bedrock:" + action, resource, place.account()));
    }

    void require(AccessRequest request) {
        gate.require(call.caller(), request.with("aws:RequestedRegion", place.region()));
    }

    static WireReply reply(int status, JsonNode body) {
        return WireReply.json(status, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static AwsError notFound(String what, String identifier) {
        return new AwsError(
                404, "ResourceNotFoundException", "The " + what + " " + identifier + " could not be found.");
    }
}
