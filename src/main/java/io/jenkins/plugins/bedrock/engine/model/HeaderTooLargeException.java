package io.jenkins.plugins.bedrock.engine.model;

/** A header may well be in the format, but is larger than anybody writes one, and was not read. */
public final class HeaderTooLargeException extends ModelProblem {

    private static final long serialVersionUID = 1L;

    HeaderTooLargeException(String message) {
        super(message);
    }
}
