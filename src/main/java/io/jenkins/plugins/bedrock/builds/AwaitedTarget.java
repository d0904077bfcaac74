package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The import that a step waits for, once it was found out.
 *
 * <p>With an attempt a job that is denied access soon after the grant gets a successor; with nothing but a job's ARN just
 * that job is waited for.
 */
final class AwaitedTarget {

    private final ModelParameters parameters;
    private final SealedModel sealed;
    private final OptionalInt attempt;
    private final Instant asked;
    private final Optional<String> jobArn;
    private final Optional<RememberedImport> remembered;

    private AwaitedTarget(
            ModelParameters parameters,
            SealedModel sealed,
            OptionalInt attempt,
            Instant asked,
            Optional<String> jobArn,
            Optional<RememberedImport> remembered) {
        this.parameters = parameters;
        this.sealed = sealed;
        this.attempt = attempt;
        this.asked = asked;
        this.jobArn = jobArn;
        this.remembered = remembered;
    }

    /** An import that this build has asked for. */
    @NonNull
    static AwaitedTarget of(@NonNull RememberedImport known) {
        return new AwaitedTarget(
                known.parameters(),
                known.sealed(),
                known.attempt(),
                known.asked(),
                Optional.ofNullable(known.job()),
                Optional.of(known));
    }

    /** An import that another build has asked for. */
    @NonNull
    static AwaitedTarget ofModel(
            @NonNull ModelParameters parameters, @NonNull SealedModel sealed, int attempt, @NonNull Instant now) {
        return new AwaitedTarget(parameters, sealed, OptionalInt.of(attempt), now, Optional.empty(), Optional.empty());
    }

    /** A job of which only the ARN is known, and from where it imports. */
    @NonNull
    static AwaitedTarget ofJob(
            @NonNull ModelParameters parameters,
            @NonNull SealedModel sealed,
            @NonNull String jobArn,
            @NonNull Instant now) {
        return new AwaitedTarget(parameters, sealed, OptionalInt.empty(), now, Optional.of(jobArn), Optional.empty());
    }

    @NonNull
    ModelParameters parameters() {
        return parameters;
    }

    @NonNull
    SealedModel sealed() {
        return sealed;
    }

    @NonNull
    OptionalInt attempt() {
        return attempt;
    }

    @NonNull
    Instant asked() {
        return asked;
    }

    @NonNull
    Optional<String> jobArn() {
        return jobArn;
    }

    @NonNull
    Optional<RememberedImport> remembered() {
        return remembered;
    }
}
