package io.jenkins.plugins.bedrock.engine.access;

/** Access was given, or taken back, in part; the message says what was done before which failure. */
public final class AccessIncompleteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccessIncompleteException(String message, Throwable cause) {
        super(message, cause);
    }
}
