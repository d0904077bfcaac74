package io.jenkins.plugins.bedrock.engine.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a {@code config.json} says of the rotary embedding in one of its two spellings.
 *
 * @param theta the base of its frequencies
 * @param scaling how it is stretched
 */
public record RopeSettings(OptionalDouble theta, Optional<RopeScaling> scaling) {

    private static final String ROPE_THETA = "rope_theta";

    /** Versions before 5: {@code rope_theta} and {@code rope_scaling}, side by side. */
    static RopeSettings old(ConfigMembers members) {
        Optional<ConfigMembers> scaling = members.nested("rope_scaling");
        scaling.ifPresent(object -> object.requireOneOf("rope_type", "type"));
        return new RopeSettings(members.number(ROPE_THETA), scaling.map(RopeScaling::of));
    }

    /** Version 5: both in {@code rope_parameters}. */
    static RopeSettings of5(ConfigMembers members) {
        Optional<ConfigMembers> parameters = members.nested("rope_parameters");
        return new RopeSettings(
                parameters.map(object -> object.number(ROPE_THETA)).orElseGet(OptionalDouble::empty),
                parameters.map(RopeScaling::of));
    }
}
