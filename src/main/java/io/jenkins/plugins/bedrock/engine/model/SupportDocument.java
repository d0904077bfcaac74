package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON behind a {@link SupportMatrix}.
 *
 * <p>An administrator changes it with a JSON merge patch (RFC 7396): objects are merged member by member, a member with
 * {@code null} is removed, lists and simple values replace what was there. For example
 * {@code {"regions": ["us-east-1", "eu-west-1"], "architectures": {"NewForCausalLM": "Llama", "T5ForConditionalGeneration":
 * null}}}. The result must be complete and must not have a member that is unknown; what a family does not say,
 * {@code familyDefaults} say.
 */
record SupportDocument(JsonNode json) {

    private static final String RESOURCE = "support-matrix.json";
    private static final String FAMILIES = "families";
    private static final String FAMILY_DEFAULTS = "familyDefaults";

    static SupportDocument builtIn() {
        try (InputStream in = SupportDocument.class.getResourceAsStream(RESOURCE)) {
            return new SupportDocument(new StrictJson().read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("This build of the plugin has no usable " + RESOURCE + ".", e);
        }
    }

    SupportDocument patchedBy(String patch) {
        if (patch == null || patch.isBlank()) {
            return this;
        }
        try {
            return new SupportDocument(merged(json, new StrictJson().read(patch.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw problem(e.getMessage(), e);
        }
    }

    SupportMatrix matrix() {
        JsonMapper strict = JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        try {
            return Optional.ofNullable(strict.treeToValue(withFamilyDefaults(), SupportMatrix.class))
                    .orElseThrow(() -> problem("it is null", null));
        } catch (JsonProcessingException e) {
            throw problem(e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
    }

    /** So that a family needs no change that an administrator has added before families said as much as today. */
    private JsonNode withFamilyDefaults() {
        if (!json.path(FAMILIES).isObject()) {
            return json;
        }
        ObjectNode result = json.deepCopy();
        JsonNode defaults = result.path(FAMILY_DEFAULTS);
        ObjectNode families = result.putObject(FAMILIES);
        for (Map.Entry<String, JsonNode> family : json.path(FAMILIES).properties()) {
            families.set(family.getKey(), merged(defaults, family.getValue()));
        }
        result.remove(FAMILY_DEFAULTS);
        return result;
    }

    private static ModelProblem problem(String reason, Exception cause) {
        return new ModelProblem(
                "The support matrix cannot be used: " + reason
                        + ". Correct the JSON that overrides it, or leave it empty.",
                cause);
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
            }
        }
        return result;
    }
}
