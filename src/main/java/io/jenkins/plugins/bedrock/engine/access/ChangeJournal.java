package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells of each change as soon as it is made, so that a failure in the middle leaves a trace. */
final class ChangeJournal {

    private final Consumer<AccessChange> listener;
    private final List<AccessChange> made = new ArrayList<>();

    ChangeJournal(Consumer<AccessChange> listener) {
        this.listener = listener;
    }

    void tell(AccessChange change) {
        if (!change.isNone()) {
            made.add(change);
            listener.accept(change);
        }
    }

    List<AccessChange> made() {
        return made;
    }

    /** Whether something was changed, or may have been although the call failed. */
    boolean mayHaveChanged(Exception failure) {
        if (!made.isEmpty()) {
            return true;
        }
        if (failure instanceof PolicyWriteException write) {
            return write.mayHaveChanged();
        }
        return !(failure instanceof AccessRefusedException)
                && !(failure instanceof AwsProblem problem && !problem.isPassing());
    }

    /** The failure, with what was done before it. */
    RuntimeException after(RuntimeException failure) {
        return made.isEmpty()
                ? failure
                : new AccessIncompleteException(
                        failure.getMessage() + " Before that, this was done and stays: "
                                + made.stream().map(AccessChange::summary).collect(Collectors.joining("; ")) + ".",
                        failure);
    }
}
