package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/**
 * How a checkpoint stretches its rotary embedding; every number may be absent.
 *
 * @param type for example {@code llama3}; {@code default} does not stretch it
 */
public record RopeScaling(
        String type,
        OptionalDouble factor,
        OptionalDouble lowFrequencyFactor,
        OptionalDouble highFrequencyFactor,
        OptionalDouble originalPositionEmbeddings) {

    private static final String DEFAULT = "default";

    /** Whether it changes anything. */
    public boolean isStretching() {
        return !type.equals(DEFAULT);
    }

    /** From {@code rope_scaling}, whose type has had two names. */
    static RopeScaling of(JsonNode scaling) {
        return new RopeScaling(
                scaling.path("rope_type").asText(scaling.path("type").asText(DEFAULT)),
                number(scaling, "factor"),
                number(scaling, "low_freq_factor"),
                number(scaling, "high_freq_factor"),
                number(scaling, "original_max_position_embeddings"));
    }

    private static OptionalDouble number(JsonNode scaling, String member) {
        JsonNode value = scaling.path(member);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
