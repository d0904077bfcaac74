package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.UUID;

/** Where in a build a step stands: by what it is known again after a restart, and which branches it is in. */
public final class StepPlace {

    private final String step;
    private final List<String> branches;

    /**
     * @param step what no other step of the build has
     * @param branches the parallel branches around the step, the innermost first
     */
    public StepPlace(@NonNull String step, @NonNull List<String> branches) {
        this.step = step;
        this.branches = List.copyOf(branches);
    }

    /** Of a freestyle build: it has one branch, and does not survive a restart. */
    @NonNull
    public static StepPlace freestyle() {
        return new StepPlace(UUID.randomUUID().toString(), List.of());
    }

    @NonNull
    public String step() {
        return step;
    }

    /** The innermost branch; empty outside of any. */
    @NonNull
    public String branch() {
        return branches.isEmpty() ? "" : branches.get(0);
    }

    /** Whether what happened in a branch happened here or on the way here. */
    boolean sees(@NonNull String branch) {
        return branch.isEmpty() || branches.contains(branch);
    }
}
