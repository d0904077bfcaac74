package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a checkpoint stretches its rotary embedding; every number may be absent.
 *
 * @param type for example {@code llama3}, {@code default}
 */
public record RopeScaling(
        String type,
        OptionalDouble factor,
        OptionalDouble lowFrequencyFactor,
        OptionalDouble highFrequencyFactor,
        OptionalDouble originalPositionEmbeddings) {

    /** From {@code rope_scaling}, or from what transformers 5 calls {@code rope_parameters}. */
    static Optional<RopeScaling> of(JsonNode config) {
        return of(config.path("rope_scaling"), "rope_type")
                .or(() -> of(config.path("rope_scaling"), "type"))
                .or(() -> of(config.path("rope_parameters"), "rope_type"));
    }

    private static Optional<RopeScaling> of(JsonNode scaling, String typeMember) {
        return Optional.ofNullable(scaling.path(typeMember).textValue())
                .map(type -> new RopeScaling(
                        type,
                        number(scaling, "factor"),
                        number(scaling, "low_freq_factor"),
                        number(scaling, "high_freq_factor"),
                        number(scaling, "original_max_position_embeddings")));
    }

    private static OptionalDouble number(JsonNode scaling, String member) {
        JsonNode value = scaling.path(member);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
