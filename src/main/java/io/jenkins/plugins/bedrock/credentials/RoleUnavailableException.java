package io.jenkins.plugins.bedrock.credentials;

/** A role cannot be assumed from where it is asked for; the message says which credential is the matter, and what to do. */
public final class RoleUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RoleUnavailableException(String message) {
        super(message);
    }
}
