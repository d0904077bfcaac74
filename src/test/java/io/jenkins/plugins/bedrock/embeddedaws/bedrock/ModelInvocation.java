package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** InvokeModel of the runtime: completions, chats and Llama's own format. */
final class ModelInvocation {

    private static final class Warmth {
        private final Instant firstCall;
        private int calls;

        Warmth(Instant firstCall) {
            this.firstCall = firstCall;
        }
    }

    private final BedrockSettings settings;
    private final Map<String, Warmth> warmth = new ConcurrentHashMap<>();

    ModelInvocation(BedrockSettings settings) {
        this.settings = settings;
    }

    WireReply invoke(BedrockCall call) {
        String identifier = call.segment(1);
        call.require("InvokeModel", identifier);
        EmbeddedModel model = call.place()
                .model(identifier)
                .filter(found -> found.arn().equals(identifier))
                .orElseThrow(() -> BedrockCall.notFound("model", identifier));
        JsonNode body = call.body();
        requireReady(model, call.call().time());
        return BedrockCall.reply(200, answer(model, body));
    }

    private void requireReady(EmbeddedModel model, Instant now) {
        Warmth state = warmth.computeIfAbsent(model.arn(), arn -> new Warmth(now));
        state.calls++;
        boolean cold = state.calls <= settings.coldCalls() || now.isBefore(state.firstCall.plus(settings.coldTime()));
        if (cold) {
            throw new AwsError(
                    429,
                    "ModelNotReadyException",
                    "Model is not ready for inference. Wait and try your request again.");
        }
    }

    private ObjectNode answer(EmbeddedModel model, JsonNode body) {
        if (body.path("messages").isArray()) {
            return chat(model, body);
        }
        if (!body.path("prompt").isTextual()) {
            throw BedrockRules.invalid("Malformed input request: required key [prompt] not found");
        }
        String text = settings.answer(body.path("prompt").asText());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (body.has("max_gen_len")) {
            return answer.put("generation", text).put("stop_reason", "stop");
        }
        answer.put("object", "text_completion").put("model", model.arn());
        answer.putArray("choices").addObject().put("index", 0).put("text", text).put("finish_reason", "stop");
        return answer;
    }

    private ObjectNode chat(EmbeddedModel model, JsonNode body) {
        if (!model.checkpoint().hasChatTemplate()) {
            throw BedrockRules.invalid("The model has no chat template, which chat completion needs.");
        }
        JsonNode messages = body.path("messages");
        String said = messages.path(messages.size() - 1).path("content").asText();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("object", "chat.completion").put("model", model.arn());
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", settings.answer(said));
        return answer;
    }
}
