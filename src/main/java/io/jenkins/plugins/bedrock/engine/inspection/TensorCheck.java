package io.jenkins.plugins.bedrock.engine.inspection;

/** Compares the tensors of a model with what {@code config.json} says of them. */
interface TensorCheck {
    void look(ConfiguredTensors tensors, Findings findings);
}
