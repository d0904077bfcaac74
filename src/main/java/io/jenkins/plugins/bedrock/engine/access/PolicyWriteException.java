package io.jenkins.plugins.bedrock.engine.access;

/** A policy could not be written; the message says which policy is in force. */
public final class PolicyWriteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyWriteException(String message) {
        super(message);
    }

    PolicyWriteException(String message, Throwable cause) {
        super(message, cause);
    }
}
