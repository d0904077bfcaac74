package io.jenkins.plugins.bedrock.engine.aws;

/** The calls land in another account than the configured one; nothing was changed. */
public final class WrongAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongAccountException(String message) {
        super(message);
    }
}
