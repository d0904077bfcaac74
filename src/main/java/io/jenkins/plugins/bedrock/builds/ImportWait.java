package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.importing.AwaitEnd;
import io.jenkins.plugins.bedrock.engine.importing.AwaitedImport;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportListener;
import io.jenkins.plugins.bedrock.engine.importing.ImportRun;
import io.jenkins.plugins.bedrock.engine.importing.ImportTimes;
import io.jenkins.plugins.bedrock.engine.importing.ImportWatch;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModel;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.operation.AwaitImport;
import io.jenkins.plugins.bedrock.engine.operation.LookUp;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One wait of a build for the end of an import. Holds no thread unless it is asked to block. */
public final class ImportWait {

    private final PromotingBuild build;
    private final StepPlace place;
    private final AwaitedTarget target;
    private final Promotion promotion;
    private final CompletionStage<ImportJob> ended;
    private final Runnable cancel;

    /**
     * Finds out what to wait for, and begins to.
     *
     * @param place the step that waits
     * @param deadline when to wait no longer; {@link Instant#MAX} means never
     */
    public ImportWait(
            @NonNull PromotingBuild build,
            @NonNull StepPlace place,
            @NonNull AwaitedParameters asked,
            @NonNull Instant deadline)
            throws InterruptedException {
        this.build = build;
        this.place = place;
        this.target = new AwaitedImports(build, place).find(asked);
        this.promotion = build.promotion(target.parameters());
        if (target.remembered().isEmpty()) {
            requireLetIn();
        }
        if (target.attempt().isPresent()) {
            ImportRun run = new AwaitImport(build.engine())
                    .follow(
                            promotion,
                            target.sealed(),
                            target.attempt().getAsInt(),
                            new ImportTimes(target.asked(), granted(), deadline),
                            new Progress());
            this.ended = told(moments().orFailed(Kind.WAIT_ENDED, run.end().thenApply(AwaitImport::ended)));
            this.cancel = run::cancel;
        } else {
            CompletableFuture<AwaitEnd> end = new CompletableFuture<>();
            ImportWatch.Handle handle = new AwaitImport(build.engine())
                    .begin(promotion, AwaitedImport.of(target.jobArn().orElseThrow()), deadline, new Listener(end));
            this.ended = told(moments().orFailed(Kind.WAIT_ENDED, end.thenApply(AwaitImport::ended)));
            this.cancel = handle::cancel;
        }
    }

    private void requireLetIn() {
        try {
            new AwaitImport(build.engine()).requireLetIn(promotion, target.sealed());
        } catch (PromotionRefusedException refused) {
            news().failed(refused);
            throw refused;
        }
    }

    /** A next attempt may be refused. */
    private CompletionStage<ImportJob> told(CompletionStage<ImportJob> end) {
        return end.whenComplete((job, problem) -> {
            if (problem != null) {
                news().refused(problem);
                ledger().notBegun(problem);
            }
        });
    }

    private PromotionNews news() {
        return PromotionNews.of(build, promotion).about(target.sealed().digest());
    }

    private LedgerEntry ledger() {
        return new LedgerEntry(build, promotion, target.sealed().digest());
    }

    /** The job, when it has ended; or what kept it from being waited for. */
    @NonNull
    public CompletionStage<ImportJob> ended() {
        return ended;
    }

    /** Stops waiting; the job goes on, for AWS has no call to cancel one. Does no I/O. */
    public void cancel() {
        cancel.run();
    }

    private String what() {
        return target.remembered()
                .map(RememberedImport::toString)
                .orElseGet(() ->
                        target.jobArn().orElseGet(() -> target.parameters().toString()));
    }

    /** What the build is doing, for people. */
    @NonNull
    public String status() {
        return "Waiting for " + what() + ". Aborting ends the wait, not the job: AWS cannot cancel it.";
    }

    /**
     * Records what came of the import, and promotes a model that is accepted; gives the map that {@code awaitImport}
     * returns.
     *
     * @throws RuntimeException if the job has failed, or has not imported this very model
     */
    @NonNull
    public Map<String, Object> concluded(@NonNull ImportJob job) throws InterruptedException {
        PromotionRecord entry = recorded(job);
        moments().completed(job, entry);
        Optional<ImportedModel> model = new LookUp(build.engine()).model(promotion.environment(), entry.modelArn());
        build.say("Imported " + target.parameters() + " as " + entry.modelArn() + "; "
                + (entry.isAccepted() ? "accepted." : "not accepted yet: " + entry.missing() + "."));
        StepResult result = StepResult.of(target.parameters())
                .with("name", target.parameters().getName())
                .with("digest", entry.digest().toString())
                .with("job", job.arn())
                .with("jobName", job.name())
                .with("status", job.status())
                .with("importedModel", entry.modelArn())
                .with("importedModelName", job.modelName())
                .with("accepted", entry.isAccepted())
                .with("architecture", model.flatMap(ImportedModel::architecture))
                .with("converse", model.flatMap(ImportedModel::instructSupported))
                .with("modelUnitsVersion", model.flatMap(ImportedModel::modelUnitsVersion))
                .with(
                        "console",
                        AwsConsole.importedModels(
                                promotion.environment().access().region()));
        model.map(ImportedModel::modelUnits)
                .ifPresent(units -> units.ifPresent(number -> {
                    ledger().modelUnits(entry, number);
                    result.with("modelUnits", number);
                }));
        result.with("published", new CurrentModel(build, promotion).promoted(entry));
        seenToTheEnd();
        return result.map();
    }

    /** Listeners look for what the ledger knows, so they are told after it. */
    private PromotionRecord recorded(ImportJob job) throws InterruptedException {
        List<PromotionRecord> accepted = new ArrayList<>();
        PromotionRecord entry = entry(job, accepted);
        ledger().imported(entry, target.remembered());
        accepted.forEach(news().after(job)::accepted);
        return entry;
    }

    /** What passes is worth another wait; anything else is the end of this import for the build. */
    private PromotionRecord entry(ImportJob job, List<PromotionRecord> accepted) throws InterruptedException {
        try {
            return new AwaitImport(build.engine()).conclude(promotion, target.sealed(), job, accepted::add);
        } catch (AwsProblem problem) {
            throw problem;
        } catch (RuntimeException end) {
            news().after(job).failed(end);
            ledger().failed(job, end);
            moments().failed(job, end);
            seenToTheEnd();
            throw end;
        }
    }

    private Moments moments() {
        return new Moments(build, place, target.parameters());
    }

    private void seenToTheEnd() {
        target.remembered().ifPresent(asked -> build.memory().change(asked, known -> known.awaitedBy(place)));
    }

    /** For some minutes after a grant a denial may pass by itself. */
    private Instant granted() {
        return build.memory().access(target.parameters()).map(HeldAccess::since).orElseGet(target::asked);
    }

    private final class Progress implements QueuedImport.Progress {

        @Override
        public void onStatus(String line) {
            build.say(line);
        }

        @Override
        public void onAttempt(int attempt) {
            target.remembered().ifPresent(asked -> build.memory().change(asked, known -> known.withAttempt(attempt)));
        }
    }

    private final class Listener implements ImportListener {

        private final CompletableFuture<AwaitEnd> end;

        private Listener(CompletableFuture<AwaitEnd> end) {
            this.end = end;
        }

        @Override
        public void onStatus(String line) {
            build.say(line);
        }

        @Override
        public void onEnd(AwaitEnd how) {
            end.complete(how);
        }
    }
}
