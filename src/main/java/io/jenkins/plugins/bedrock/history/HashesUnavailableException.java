package io.jenkins.plugins.bedrock.history;

/** What was computed of a model can't be read or kept. The message is for people, and says where nothing but Jenkins is. */
public final class HashesUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HashesUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
