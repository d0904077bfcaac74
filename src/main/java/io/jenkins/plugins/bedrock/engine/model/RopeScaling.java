package io.jenkins.plugins.bedrock.engine.model;

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

    /** The type has had two names. */
    static RopeScaling of(ConfigMembers scaling) {
        return new RopeScaling(
                scaling.text("rope_type").or(() -> scaling.text("type")).orElse(DEFAULT),
                scaling.number("factor"),
                scaling.number("low_freq_factor"),
                scaling.number("high_freq_factor"),
                scaling.number("original_max_position_embeddings"));
    }
}
