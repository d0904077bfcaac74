package io.jenkins.plugins.bedrock.engine.model;

/**
 * A model of which AWS says how many Custom Model Units a copy takes.
 *
 * @param model its usual name
 * @param parameters how many it has
 * @param positionEmbeddings its context length in tokens, on which the number of units depends, too
 * @param units of one copy
 */
public record UnitExample(String model, String family, long parameters, long positionEmbeddings, int units) {

    public UnitExample {
        SupportMatrix.requirePositive(
                "customModelUnitExamples", Math.min(Math.min(parameters, positionEmbeddings), units));
    }
}
