package io.jenkins.plugins.bedrock.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
        return new RopeSettings(
                members.number(ROPE_THETA), members.object("rope_scaling").map(RopeScaling::of));
    }

    /** Version 5: both in {@code rope_parameters}. */
    static RopeSettings of5(ConfigMembers members) {
        Optional<JsonNode> parameters = members.object("rope_parameters");
        JsonNode theta = parameters.map(object -> object.path(ROPE_THETA)).orElseGet(MissingNode::getInstance);
        return new RopeSettings(
                theta.isNumber() ? OptionalDouble.of(theta.doubleValue()) : OptionalDouble.empty(),
                parameters.map(RopeScaling::of));
    }
}
