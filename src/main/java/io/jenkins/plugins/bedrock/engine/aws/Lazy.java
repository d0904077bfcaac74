package io.jenkins.plugins.bedrock.engine.aws;

import java.util.function.Supplier;

/** Something that is made when it is first needed, closed if it was, and made anew if it is needed again. */
final class Lazy<T extends AutoCloseable> implements AutoCloseable {

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
        if (made == null) {
            return;
        }
        try {
            made.close();
        } catch (Exception e) {
            throw new IllegalStateException("Closing a client of AWS failed.", e);
        } finally {
            made = null;
        }
    }
}
