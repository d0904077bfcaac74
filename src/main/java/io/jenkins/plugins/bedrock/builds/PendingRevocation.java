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
    private transient volatile String told;

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

    /** What could not be taken back for so long will not be by trying on. */
    boolean isHopeless() {
        return Duration.between(Instant.ofEpochMilli(since), Instant.now()).compareTo(TRIED_FOR) > 0;
    }

    /** Whether this is news: one line of what stands in the way is enough for a log. */
    boolean isNews(@NonNull String sentence) {
        boolean news = !sentence.equals(told);
        told = sentence;
        return news;
    }

    /** How the engine's leases name it. */
    @NonNull
    String holder() {
        return AccessHolder.name(job, build, block);
    }

    @NonNull
    String block() {
        return block;
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

    /** Whether nothing of it was lost on disk. */
    boolean isWhole() {
        return job != null && block != null && model != null && environment != null;
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
