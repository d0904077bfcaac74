package io.jenkins.plugins.bedrock.engine.aws;

import java.util.Objects;
import java.util.stream.Stream;

/** The chain of causes of a failure, since the SDK wraps what happened, sometimes more than once. */
final class Causes {

    /** No chain is longer; one that runs in a circle ends here. */
    private static final int LONGEST = 32;

    private Causes() {}

    /** The failure itself first. */
    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST);
    }
}
