package io.jenkins.plugins.bedrock.engine.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A client that is made when it is first needed, and closed if it was. */
final class Lazy<T extends SdkAutoCloseable> implements AutoCloseable {

    private final Supplier<T> making;
    private T made;

    Lazy(Supplier<T> making) {
        this.making = making;
    }

    synchronized T get() {
        if (made == null) {
            made = making.get();
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }
}
