package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.aws.CallInterruptedException;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.OurModel;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Keeps with a build what a step of it has come to, or why it has failed. */
final class Moments {

    /** Where a step is not known by anything that outlives a restart. */
    static final StepPlace NOWHERE = new StepPlace("", List.of());

    private final PromotingBuild build;
    private final StepPlace place;
    private final ModelParameters parameters;

    Moments(@NonNull PromotingBuild build, @NonNull StepPlace place, @NonNull ModelParameters parameters) {
        this.build = build;
        this.place = place;
        this.parameters = parameters;
    }

    /** @param holder what in the build holds access: a block, or the build as a whole */
    @NonNull
    static Moments of(@NonNull PromotingBuild build, @NonNull String holder, @NonNull ModelParameters parameters) {
        StepPlace place = holder.equals(AccessHolder.WHOLE_BUILD) ? NOWHERE : new StepPlace(holder, List.of());
        return new Moments(build, place, parameters);
    }

    /** Of an imported model, under its own name if the build does not know from where it was imported. */
    @NonNull
    static Moments of(@NonNull PromotingBuild build, @NonNull Environment environment, @NonNull OurModel model) {
        String where = environment.name().value();
        ModelParameters parameters = build.memory().imports().stream()
                .filter(known -> known.parameters().getEnvironment().equals(where)
                        && known.sealed().digest().toString().equals(model.digest()))
                .map(RememberedImport::parameters)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> new ModelParameters(model.name(), where, null));
        return new Moments(build, NOWHERE, parameters);
    }

    void note(@NonNull Kind kind, @NonNull String text) {
        note(kind, now(), text);
    }

    void note(@NonNull Kind kind, @NonNull Instant at, @NonNull String text) {
        keep(kind, at, null, text);
    }

    /** Of a job that has completed, by AWS's own time, and of the model that it has made. */
    void completed(@NonNull ImportJob job, @NonNull PromotionRecord entry) {
        keep(Kind.IMPORT_COMPLETED, job.ended().orElseGet(this::now), job.arn(), "As " + entry.modelArn() + ".");
        accepted(entry);
    }

    /** If it is. */
    void accepted(@NonNull PromotionRecord entry) {
        if (entry.isAccepted()) {
            keep(Kind.ACCEPTED, entry.accepted().orElseGet(this::now), null, "");
        }
    }

    /** By AWS's own time, unless the model was there before. */
    void started(@NonNull ImportOutcome outcome, @NonNull String text) {
        Optional<ImportJob> job = outcome.job();
        boolean there = outcome.kind() == ImportOutcome.Kind.REUSED;
        keep(
                Kind.IMPORT_STARTED,
                job.filter(known -> !there).map(ImportJob::created).orElseGet(this::now),
                job.map(ImportJob::arn).orElse(null),
                text);
    }

    /** Of a job that has ended otherwise than it was asked for. */
    void failed(@NonNull ImportJob job, @NonNull RuntimeException problem) {
        Kind kind = problem instanceof ModelProblem ? Kind.MODEL_MOVED : Kind.IMPORT_FAILED;
        keep(kind, job.ended().orElseGet(this::now), job.arn(), Failures.sentence(problem));
    }

    /** Does the work, and keeps why it has failed, if it does. */
    <T> T orFailed(@NonNull Kind kind, @NonNull Interruptible.Work<T> work) throws InterruptedException {
        try {
            return work.run();
        } catch (RuntimeException problem) {
            failed(kind, problem);
            throw problem;
        }
    }

    /** The same stage; if it fails, why is kept before anybody learns of it. */
    <T> CompletionStage<T> orFailed(@NonNull Kind kind, @NonNull CompletionStage<T> stage) {
        return stage.whenComplete((result, problem) -> {
            if (problem != null) {
                failed(kind, problem);
            }
        });
    }

    /** An abort is none of the step's own, and what fails because Jenkins stops is done after the restart. */
    private void failed(Kind kind, Throwable problem) {
        Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : problem;
        boolean own = !(cause instanceof CancellationException
                || cause instanceof InterruptedException
                || cause instanceof CallInterruptedException);
        if (own && AwsConnection.get().isOpen()) {
            keep(kind, now(), null, Failures.sentence(cause));
        }
    }

    /** What fails is named as it was asked for, all else by its place: both are of one promotion. */
    private void keep(Kind kind, Instant at, String job, String text) {
        BuildMemory memory = build.memory();
        ModelParameters about =
                memory.located(parameters.getModel()).map(parameters::at).orElse(parameters);
        memory.remember(new RememberedMoment(kind, at, place, about, job, text));
    }

    private Instant now() {
        return build.engine().background().scheduler().instant();
    }
}
