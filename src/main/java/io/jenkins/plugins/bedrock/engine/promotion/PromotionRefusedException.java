package io.jenkins.plugins.bedrock.engine.promotion;

/** A model may not go where it was to go; nothing was done. The message says what is missing. */
public final class PromotionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PromotionRefusedException(String message) {
        super(message);
    }
}
