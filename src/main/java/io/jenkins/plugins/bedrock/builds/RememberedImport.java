package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Seal;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An import that a build has asked for, kept with the build from the moment that it was let in: enough to go on after a
 * restart without asking for another one, and for a later step to wait for it.
 *
 * <p>Plain values that XStream reads back; each change makes another one, so that a build can be saved at any moment.
 */
public final class RememberedImport {

    private final String step;
    private final String branch;
    private final String model;
    private final String modelSource;
    private final String environment;
    private final String name;
    private final String digest;
    private final String strength;
    private final String seal;
    private final long asked;
    private int attempt;
    private String job;
    private String jobName;
    private boolean started;
    private String awaitedBy;
    private RecordedApproval approval;

    private RememberedImport(RememberedImport other) {
        this.step = other.step;
        this.branch = other.branch;
        this.model = other.model;
        this.modelSource = other.modelSource;
        this.environment = other.environment;
        this.name = other.name;
        this.digest = other.digest;
        this.strength = other.strength;
        this.seal = other.seal;
        this.asked = other.asked;
        this.attempt = other.attempt;
        this.job = other.job;
        this.jobName = other.jobName;
        this.started = other.started;
        this.awaitedBy = other.awaitedBy;
        this.approval = other.approval;
    }

    /**
     * @param place the step that asks, and its branch
     * @param asked when it was asked for, which is the import's place in the queue
     */
    RememberedImport(
            @NonNull StepPlace place,
            @NonNull ModelParameters parameters,
            @NonNull SealedModel sealed,
            @NonNull Instant asked) {
        this.step = place.step();
        this.branch = place.branch();
        this.model = sealed.uri().toString();
        this.modelSource = parameters.getModelSource();
        this.environment = parameters.getEnvironment();
        this.name = parameters.getName();
        this.digest = sealed.digest().toString();
        this.strength = sealed.digest().strength().name();
        this.seal = sealed.seal().serialised();
        this.asked = asked.toEpochMilli();
    }

    @NonNull
    RememberedImport withAttempt(int number) {
        RememberedImport next = new RememberedImport(this);
        next.attempt = number;
        return next;
    }

    @NonNull
    RememberedImport started(@NonNull ImportOutcome outcome) {
        RememberedImport next = withAttempt(outcome.attempt());
        next.started = true;
        outcome.job().ifPresent(there -> {
            next.job = there.arn();
            next.jobName = there.name();
        });
        return next;
    }

    @NonNull
    RememberedImport awaitedBy(@NonNull StepPlace place) {
        RememberedImport next = new RememberedImport(this);
        next.awaitedBy = place.step();
        return next;
    }

    /** With the approval that the build had before it asked. */
    @NonNull
    RememberedImport approvedBy(@NonNull RecordedApproval given) {
        RememberedImport next = new RememberedImport(this);
        next.approval = given;
        return next;
    }

    /** Who has approved it; no value if nobody was asked. */
    @NonNull
    Optional<RecordedApproval> approval() {
        return Optional.ofNullable(approval);
    }

    /** The step that has asked for it. */
    @NonNull
    String step() {
        return step;
    }

    /** The branch of the step; empty outside of any. */
    @NonNull
    public String branch() {
        return branch;
    }

    @NonNull
    public ModelParameters parameters() {
        return new ModelParameters(model, environment, name, modelSource);
    }

    @NonNull
    public SealedModel sealed() {
        return new SealedModel(ModelDigest.parse(digest, Strength.valueOf(strength)), Seal.parse(seal));
    }

    @NonNull
    public Instant asked() {
        return Instant.ofEpochMilli(asked);
    }

    /** Empty as long as none was fixed. */
    @NonNull
    public OptionalInt attempt() {
        return attempt == 0 ? OptionalInt.empty() : OptionalInt.of(attempt);
    }

    /** The ARN of the job; no value as long as there is none. */
    @CheckForNull
    public String job() {
        return job;
    }

    /** Whether a job runs, or a model is there, for all that the build knows. */
    boolean isStarted() {
        return started;
    }

    /** Whether a step may still wait for it: none other has seen its end. */
    boolean isOpenTo(@NonNull StepPlace place) {
        return started && (awaitedBy == null || awaitedBy.equals(place.step()));
    }

    /** For people who must choose among several. */
    @Override
    public String toString() {
        return (jobName == null ? "the import of " + model : jobName) + " (" + environment + ")";
    }
}
