package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.importing.ImportConflictException;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModel;
import io.jenkins.plugins.bedrock.engine.importing.QueuedImport;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.inspection.Inspection;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.operation.ImportModel;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Starts an import for a build, once: what was let in before a restart is gone on with, and whatever is there already is
 * found again.
 */
public final class ImportStart {

    private final PromotingBuild build;
    private final StepPlace place;
    private final Supplier<Optional<RecordedApproval>> approval;
    private Optional<String> console = Optional.empty();

    /** @param place the step that asks */
    public ImportStart(@NonNull PromotingBuild build, @NonNull StepPlace place) {
        this(build, place, Optional::empty);
    }

    /**
     * The same where somebody may have approved.
     *
     * @param approval who has, before the step; asked when the import is, and not after a restart
     */
    public ImportStart(
            @NonNull PromotingBuild build,
            @NonNull StepPlace place,
            @NonNull Supplier<Optional<RecordedApproval>> approval) {
        this.build = build;
        this.place = place;
        this.approval = approval;
    }

    /**
     * Has the model inspected and let in, and queues for the account's slot.
     *
     * @param digest what the model must be, for example as an earlier step has found it; no value takes any
     * @param accept codes of errors in spite of which the model is imported, separated by commas or spaces
     * @throws io.jenkins.plugins.bedrock.engine.inspection.ModelNotImportableException naming all other errors
     */
    @NonNull
    public QueuedImport begin(@NonNull ModelParameters wanted, @CheckForNull String digest, @CheckForNull String accept)
            throws InterruptedException {
        return moments(wanted).orFailed(Kind.IMPORT_REFUSED, () -> letIn(wanted, digest, accept));
    }

    private QueuedImport letIn(ModelParameters wanted, String digest, String accept) throws InterruptedException {
        Set<FindingCode> accepted = InspectionOptions.accepted(accept);
        ModelParameters parameters = build.located(wanted);
        Promotion promotion = build.promotion(parameters);
        console = AwsConsole.importedModels(promotion.environment().access().region());
        Optional<RememberedImport> known = build.memory().importOf(place);
        if (known.isPresent()) {
            return queued(promotion, known.get());
        }
        Inspection inspection = new ModelInspection(build, place).forImport(parameters, promotion, accepted);
        requireDigest(promotion, inspection.identity(), digest);
        ModelIdentity model = new InspectModel(build.engine()).importable(promotion, inspection, accepted);
        Instant now = build.engine().background().scheduler().instant();
        RememberedImport unapproved = new RememberedImport(place, parameters, model.sealed(), now);
        RememberedImport asked = approval.get().map(unapproved::approvedBy).orElse(unapproved);
        admit(promotion, model);
        new ImportModel(build.engine()).announce(promotion, () -> build.memory().remember(asked));
        return queued(promotion, asked);
    }

    private void admit(Promotion promotion, ModelIdentity model) throws InterruptedException {
        try {
            new ImportModel(build.engine()).admit(promotion, model.sealed());
        } catch (PromotionRefusedException | ModelProblem refused) {
            PromotionNews.of(build, promotion).about(model.digest()).failed(refused);
            new LedgerEntry(build, promotion, model.digest()).notBegun(refused);
            throw refused;
        } catch (ImportConflictException conflict) {
            new LedgerEntry(build, promotion, model.digest()).notBegun(conflict);
            throw conflict;
        }
    }

    private QueuedImport queued(Promotion promotion, RememberedImport asked) {
        QueuedImport queued = new ImportModel(build.engine())
                .resume(promotion, asked.sealed(), asked.attempt(), asked.asked(), new Progress(asked));
        queued.outcome().whenComplete((outcome, problem) -> {
            if (problem != null) {
                PromotionNews.of(build, promotion)
                        .about(asked.sealed().digest())
                        .refused(problem);
                new LedgerEntry(build, promotion, asked.sealed().digest()).notBegun(problem);
            }
        });
        return queued;
    }

    /** What comes of it; if nothing does, why is kept with the build. */
    @NonNull
    public CompletionStage<ImportOutcome> outcome(@NonNull ModelParameters wanted, @NonNull QueuedImport queued) {
        return moments(wanted).orFailed(Kind.IMPORT_REFUSED, queued.outcome());
    }

    /** Notes what came of it; gives the map that {@code importBedrockModel} returns. */
    @NonNull
    public Map<String, Object> concluded(@NonNull ImportOutcome outcome) {
        RememberedImport started = build.memory().importOf(place).orElseThrow().started(outcome);
        build.memory().remember(started);
        ModelParameters parameters = started.parameters();
        build.say(sentence(outcome, parameters));
        moments(parameters).started(outcome, sentence(outcome, parameters));
        console.ifPresent(url -> build.link("In the AWS console", url));
        return StepResult.of(parameters)
                .with("name", parameters.getName())
                .with("digest", started.sealed().digest().toString())
                .with("outcome", outcome.kind().name())
                .with("attempt", outcome.attempt())
                .with("job", outcome.job().map(ImportJob::arn))
                .with("jobName", outcome.job().map(ImportJob::name))
                .with("importedModel", outcome.model().map(ImportedModel::arn))
                .with("importedModelName", modelName(outcome))
                .with("console", console)
                .with(
                        "warnings",
                        build.memory()
                                .inspectionOf(place)
                                .map(RememberedInspection::warnings)
                                .orElse(List.of()))
                .map();
    }

    private Moments moments(ModelParameters parameters) {
        return new Moments(build, place, parameters);
    }

    private static Optional<String> modelName(ImportOutcome outcome) {
        return outcome.job().map(ImportJob::modelName).or(() -> outcome.model().map(ImportedModel::name));
    }

    private static String sentence(ImportOutcome outcome, ModelParameters parameters) {
        String job = outcome.job().map(ImportJob::name).orElse("that AWS shows no longer");
        return switch (outcome.kind()) {
            case STARTED -> "Started the import job " + job + " of " + parameters + ".";
            case ATTACHED -> "The import job " + job + " of " + parameters + " was started before: no second one is.";
            case REUSED -> "The model is there already, imported by the job " + job + ": nothing to import.";
        };
    }

    private void requireDigest(Promotion promotion, ModelIdentity model, String digest) {
        String wanted = Util.fixEmptyAndTrim(digest);
        if (wanted != null && !wanted.equals(model.digest().toString())) {
            PromotionRefusedException refused = new PromotionRefusedException(
                    "The model at " + model.uri() + " has the digest " + model.digest() + " and not " + wanted
                            + ", which was asked for: other objects lie there now. Nothing was imported.");
            PromotionNews.of(build, promotion).about(model.digest()).failed(refused);
            throw refused;
        }
    }

    /** What happens on the way, into the build's log and memory. */
    private final class Progress implements QueuedImport.Progress {

        private final RememberedImport asked;

        private Progress(RememberedImport asked) {
            this.asked = asked;
        }

        @Override
        public void onStatus(String line) {
            build.say(line);
        }

        @Override
        public void onAttempt(int attempt) {
            build.memory().change(asked, known -> known.withAttempt(attempt));
        }
    }
}
