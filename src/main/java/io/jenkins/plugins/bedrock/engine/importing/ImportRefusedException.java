package io.jenkins.plugins.bedrock.engine.importing;

/** An import can't be started; the message says why, and what to do. */
public abstract sealed class ImportRefusedException extends RuntimeException
        permits ImportConflictException, ImportSlotTakenException, ModelQuotaExceededException {

    private static final long serialVersionUID = 1L;

    ImportRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
