package io.jenkins.plugins.bedrock.engine.operation;

/** An import failed, or was not waited for any longer; the message says which and what to do. */
public final class ImportFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportFailedException(String message) {
        super(message);
    }
}
