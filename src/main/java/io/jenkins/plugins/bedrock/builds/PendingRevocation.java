package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Access that a block of one build was given, or is about to be, and that is taken back in any case. */
public final class PendingRevocation {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration TRIED_FOR = Duration.ofDays(14);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final String job;
    private final int build;
    private final String block;
    private final String model;
    private final String environment;
    private final String name;
    private final long since;

    /** Why it is not tried any more; null as long as it is. */
    private final String givenUp;

    private transient volatile String told;

    /** @param block what holds the access in the build */
    public PendingRevocation(@NonNull Run<?, ?> run, @NonNull StepPlace block, @NonNull ModelParameters parameters) {
        this(
                run.getParent().getFullName(),
                run.getNumber(),
                block.step(),
                parameters,
                System.currentTimeMillis(),
                null);
    }

    private PendingRevocation(
            String job, int build, String block, ModelParameters parameters, long since, String givenUp) {
        this.job = job;
        this.build = build;
        this.block = block;
        this.model = parameters.getModel();
        this.environment = parameters.getEnvironment();
        this.name = parameters.getName();
        this.since = since;
        this.givenUp = givenUp;
    }

    /** What could not be taken back for so long will not be by trying on. */
    boolean isHopeless() {
        return isOlderThan(TRIED_FOR);
    }

    boolean isGivenUp() {
        return givenUp != null;
    }

    /** What is known to people by now, or was done by them. */
    boolean isForgotten() {
        return isGivenUp() && isOlderThan(KNOWN_FOR);
    }

    @NonNull
    PendingRevocation givingUp(@NonNull String why) {
        return new PendingRevocation(job, build, block, parameters(), since, why);
    }

    boolean isOf(@NonNull ModelParameters access) {
        return model.equals(access.getModel()) && environment.equals(access.getEnvironment());
    }

    /** How it stands, if it has waited for longer than builds and imports explain. */
    @NonNull
    Optional<StuckRevocation> stuck() {
        boolean isStuck = isGivenUp() || isOlderThan(LONG) && !AccessHolder.isBuilding(job, build);
        return isStuck
                ? Optional.of(new StuckRevocation(
                        job, build, model, environment, Instant.ofEpochMilli(since), isGivenUp() ? givenUp : told))
                : Optional.empty();
    }

    private boolean isOlderThan(Duration span) {
        return Duration.between(Instant.ofEpochMilli(since), Instant.now()).compareTo(span) > 0;
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

    /** A job may be gone, as Multibranch removes those of deleted branches; its folders' credentials serve still. */
    @CheckForNull
    Item nearestFolder() {
        for (int end = job.lastIndexOf('/'); end > 0; end = job.lastIndexOf('/', end - 1)) {
            Item folder = Jenkins.get().getItemByFullName(job.substring(0, end));
            if (folder != null) {
                return folder;
            }
        }
        return null;
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
        return new PendingRevocation(newName, build, block, parameters(), since, givenUp);
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
