package io.jenkins.plugins.bedrock.engine.access;

/** Access cannot be given or taken as asked; nothing was changed. The message says why and what to do. */
public final class AccessRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccessRefusedException(String message) {
        super(message);
    }
}
