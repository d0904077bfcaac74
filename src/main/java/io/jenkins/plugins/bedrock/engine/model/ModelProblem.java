package io.jenkins.plugins.bedrock.engine.model;

/**
 * Something about the model itself stands against what was asked for; AWS's own errors are an
 * {@link io.jenkins.plugins.bedrock.engine.aws.AwsProblem}. The message is a whole sentence with what to do.
 */
public class ModelProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message whole sentences: what was attempted, why it failed, what to do */
    public ModelProblem(String message) {
        super(message);
    }

    /** @param cause what a parser or a stream said */
    public ModelProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
