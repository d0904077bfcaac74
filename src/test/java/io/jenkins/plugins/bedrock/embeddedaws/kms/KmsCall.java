package io.jenkins.plugins.bedrock.embeddedaws.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to KMS.
 *
 * @param input the members that were given
 */
record KmsCall(Call call, JsonNode input, KmsKeys keys, KeyUse use) {

    static final ObjectMapper JSON = new ObjectMapper();

    static JsonNode input(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AwsError(400, "SerializationException", "The request's body is not JSON.");
        }
    }

    /** A member of text; the empty string when it wasn't given. */
    String text(String member) {
        return input.path(member).asText();
    }

    Map<String, String> map(JsonNode node) {
        Map<String, String> map = new TreeMap<>();
        node.properties()
                .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }

    Caller caller() {
        return call.caller();
    }

    /** The key that the request names. */
    EmbeddedKey key() {
        String name = text("KeyId");
        return keys.named(name, caller().account(), call.region()).orElseThrow(() -> KeyUse.notFound(name));
    }

    /** The key that the request names, after the caller was found to be allowed the action. */
    EmbeddedKey key(String action) {
        EmbeddedKey key = key();
        use.require(caller(), key, request(action, key));
        return key;
    }

    /** The same for operations that don't cross accounts. */
    EmbeddedKey ownKey(String action) {
        EmbeddedKey key = key();
        use.requireOwnAccount(caller(), request(action, key));
        return key(action);
    }

    AccessRequest request(String action, EmbeddedKey key) {
        return use.request(action, key, caller());
    }

    static WireReply reply(ObjectNode output) {
        byte[] body = output.toString().getBytes(StandardCharsets.UTF_8);
        return WireReply.json(200, body).header("Content-Type", "application/x-amz-json-1.1");
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
