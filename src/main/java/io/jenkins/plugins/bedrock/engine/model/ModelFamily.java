package io.jenkins.plugins.bedrock.engine.model;

import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.util.List;

/**
 * Architectures that Bedrock groups, and what is so for all of them. What {@code support-matrix.json} does not say of a
 * family is as {@code familyDefaults} there say.
 *
 * @param multimodal whether it takes more than text
 * @param mrope whether the library cannot run it without the sections into which {@code mrope_section} of
 *     {@code rope_scaling} divides the rotary embedding for time, height and width
 * @param preprocessor whether it takes images, so that it needs a {@code preprocessor_config.json}
 * @param regions empty if in all Regions of the import
 * @param chats whether its models answer chats, so that they need a template for them
 * @param quantized whether its weights are published quantised, and taken so
 * @param laterLibrary whether the version of the Hugging Face library that {@link CheckpointLimits} name does not know
 *     it, so that Bedrock must load it with a later one
 * @param endTokens which a {@code generation_config.json} must name as those that end an answer; empty if any may
 * @param ropeTheta what the library uses if a {@code config.json} has no {@code rope_theta}
 * @param tensors how the library names them
 * @param customModelUnitsVersion the version of the units in which its models are charged
 */
public record ModelFamily(
        boolean multimodal,
        boolean mrope,
        boolean preprocessor,
        List<String> regions,
        boolean chats,
        boolean quantized,
        boolean laterLibrary,
        List<Long> endTokens,
        double ropeTheta,
        TensorNames tensors,
        String customModelUnitsVersion) {

    public ModelFamily {
        regions = regions.stream().map(AwsRegion::new).map(AwsRegion::id).toList();
        endTokens = List.copyOf(endTokens);
    }
}
