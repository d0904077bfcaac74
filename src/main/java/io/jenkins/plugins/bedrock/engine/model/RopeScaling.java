package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a checkpoint stretches its rotary embedding; every number may be absent.
 *
 * @param type for example {@code llama3}; {@code default} does not stretch it
 * @param mropeSection into which parts it is divided for time, height and width; empty if it is not
 */
public record RopeScaling(
        String type,
        OptionalDouble factor,
        OptionalDouble lowFrequencyFactor,
        OptionalDouble highFrequencyFactor,
        OptionalDouble originalPositionEmbeddings,
        List<Long> mropeSection) {

    private static final String DEFAULT = "default";

    public RopeScaling {
        mropeSection = List.copyOf(mropeSection);
    }

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
                scaling.number("original_max_position_embeddings"),
                scaling.counts("mrope_section"));
    }
}
