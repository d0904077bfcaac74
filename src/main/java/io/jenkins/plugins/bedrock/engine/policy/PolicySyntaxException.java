package io.jenkins.plugins.bedrock.engine.policy;

/** A text is not a policy that can be read and written back without loss. */
public final class PolicySyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicySyntaxException(String sentence) {
        super(sentence);
    }

    PolicySyntaxException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
