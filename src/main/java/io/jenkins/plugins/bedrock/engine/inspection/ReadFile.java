package io.jenkins.plugins.bedrock.engine.inspection;

import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import java.io.IOException;
import java.util.Optional;

/**
 * What came of reading a file of a checkpoint.
 *
 * @param content what it says; no value unless it was read and could be used
 * @param problem why there is no content although it lies there, a whole sentence; else empty
 */
record ReadFile<T>(State state, Optional<T> content, String problem) {

    /** How it went. */
    enum State {
        /** It was read. */
        READ,
        /** It does not lie there. */
        MISSING,
        /** It lies there, and the reader may not read it. */
        NOT_PERMITTED,
        /** It lies there, and is larger than anything real of that name. */
        TOO_LARGE,
        /** What lies there only points to it. */
        POINTER,
        /** It was read, and is not what its name says. */
        NOT_USABLE
    }

    /** Makes something of what was read. */
    @FunctionalInterface
    interface Parser<T, R> {

        /**
         * @throws IOException with a reason to follow "It cannot be used"
         * @throws ModelProblem with a whole sentence
         */
        R parse(T content) throws IOException;
    }

    static <T> ReadFile<T> read(T content) {
        return new ReadFile<>(State.READ, Optional.of(content), "");
    }

    static <T> ReadFile<T> without(State state, String problem) {
        return new ReadFile<>(state, Optional.empty(), problem);
    }

    boolean is(State asked) {
        return state == asked;
    }

    /** The same file, as what it says. */
    <R> ReadFile<R> parsed(Parser<T, R> parser) {
        if (content.isEmpty()) {
            return without(state, problem);
        }
        try {
            return read(parser.parse(content.get()));
        } catch (IOException e) {
            return without(State.NOT_USABLE, "It cannot be used: " + e.getMessage() + ".");
        } catch (ModelProblem e) {
            return without(State.NOT_USABLE, e.getMessage());
        }
    }
}
