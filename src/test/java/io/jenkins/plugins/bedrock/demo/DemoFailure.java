package io.jenkins.plugins.bedrock.demo;

/** Something in the demo went otherwise than it must. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
