package io.jenkins.plugins.bedrock.engine.access;

/** A policy could not be written; the message says which policy is in force. */
public final class PolicyWriteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveChanged;

    PolicyWriteException(String message) {
        super(message);
        this.mayHaveChanged = true;
    }

    PolicyWriteException(String message, boolean mayHaveChanged, Throwable cause) {
        super(message, cause);
        this.mayHaveChanged = mayHaveChanged;
    }

    /** Whether another policy than the old one may be in force. */
    boolean mayHaveChanged() {
        return mayHaveChanged;
    }
}
