package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import java.time.Duration;
import java.time.Instant;

/** Access that a block of one build was given, or is about to be, and that is taken back in any case. */
public final class PendingRevocation {

    private static final Duration TRIED_FOR = Duration.ofDays(14);

    private final String job;
    private final int build;
    private final String block;
    private final String model;
    private final String environment;
    private final String name;
    private final long since;
    private transient volatile boolean due;
    private transient volatile boolean told;

    /** @param block what holds the access in the build */
    public PendingRevocation(@NonNull Run<?, ?> run, @NonNull StepPlace block, @NonNull ModelParameters parameters) {
        this(run.getParent().getFullName(), run.getNumber(), block.step(), parameters, System.currentTimeMillis());
    }

    private PendingRevocation(String job, int build, String block, ModelParameters parameters, long since) {
        this.job = job;
        this.build = build;
        this.block = block;
        this.model = parameters.getModel();
        this.environment = parameters.getEnvironment();
        this.name = parameters.getName();
        this.since = since;
    }

    /** Does not wait for the build to end, for the block has. Does no I/O. */
    public void setDue() {
        due = true;
    }

    boolean isDue() {
        return due || !LeaseKeeper.isBuilding(job, build);
    }

    /** What could not be taken back for so long will not be by trying on. */
    boolean isHopeless() {
        return Duration.between(Instant.ofEpochMilli(since), Instant.now()).compareTo(TRIED_FOR) > 0;
    }

    /** Whether this was asked before: one line of what goes wrong is enough for a log. */
    boolean isToldAlready() {
        boolean before = told;
        told = true;
        return before;
    }

    @NonNull
    String job() {
        return job;
    }

    int build() {
        return build;
    }

    @NonNull
    ModelParameters parameters() {
        return new ModelParameters(model, environment, name);
    }

    @NonNull
    PendingRevocation ofJob(@NonNull String newName) {
        return new PendingRevocation(newName, build, block, parameters(), since);
    }

    boolean isSame(@NonNull PendingRevocation other) {
        return job.equals(other.job)
                && build == other.build
                && block.equals(other.block)
                && model.equals(other.model)
                && environment.equals(other.environment);
    }

    @Override
    public String toString() {
        return job + " #" + build + " was given to " + model + " for " + environment;
    }
}
