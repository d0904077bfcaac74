package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.importing.ImportConflictException;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestResult;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.operation.ImportFailedException;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.ImportDetails;
import io.jenkins.plugins.bedrock.history.ModelFingerprint;
import io.jenkins.plugins.bedrock.history.RecordedFailure;
import io.jenkins.plugins.bedrock.history.RecordedFindings;
import io.jenkins.plugins.bedrock.history.RecordedTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a build tells the ledger of a model besides what the gate asks: for people who look for it when the build is gone.
 * Told again, after a restart or by a repeated step, it changes nothing.
 */
final class LedgerEntry {

    private static final Logger LOGGER = Logger.getLogger(LedgerEntry.class.getName());

    private final PromotingBuild build;
    private final Promotion promotion;
    private final ModelDigest digest;

    LedgerEntry(@NonNull PromotingBuild build, @NonNull Promotion promotion, @NonNull ModelDigest digest) {
        this.build = build;
        this.promotion = promotion;
        this.digest = digest;
    }

    /**
     * The import is known: from where, why, by whom it was approved, and with which findings.
     *
     * @param asked as the build had asked for it; no value if another build has
     */
    void imported(@NonNull PromotionRecord entry, @NonNull Optional<RememberedImport> asked) {
        describe(entry.modelArn(), known -> known.withModel(promotion.model()));
        if (entry.build().equals(promotion.holder())) {
            explain(entry.modelArn(), asked);
        }
        asked.flatMap(RememberedImport::approval)
                .ifPresent(approval -> describe(entry.modelArn(), known -> known.withApproval(approval)));
        leaveTrace(entry);
    }

    /** How large the imported model is. */
    void modelUnits(@NonNull PromotionRecord entry, int perCopy) {
        describe(entry.modelArn(), known -> known.withModelUnits(perCopy));
    }

    /** @param own whether the environment asks the same */
    void tested(@NonNull ModelTestResult result, boolean passed, boolean own) {
        RecordedTest test = RecordedTest.of(passed, own, now(), promotion.holder(), result.answer());
        describe(result.modelArn(), known -> known.withTest(test));
    }

    /** The environment accepts the model, or did before. */
    void accepted(@NonNull PromotionRecord entry) {
        leaveTrace(entry);
    }

    /** An import that was to begin, or to begin again, came to nothing; who waits no longer has not failed. */
    void notBegun(@NonNull Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause instanceof ImportConflictException || cause instanceof ModelProblem) {
            failed(null, cause);
        }
    }

    /** The job of an import has failed, or has not imported this very model. */
    void failed(@NonNull ImportJob job, @NonNull RuntimeException problem) {
        if (problem instanceof ImportFailedException
                || problem instanceof ImportConflictException
                || problem instanceof ModelProblem) {
            failed(job.arn(), problem);
        }
    }

    /** What could not be recorded is added to the problem, which is what the build must hear. */
    private void failed(String jobArn, Throwable problem) {
        try {
            FileLedger.get()
                    .failed(
                            digest,
                            RecordedFailure.of(
                                    promotion.environment().id(),
                                    promotion.version(),
                                    promotion.holder(),
                                    jobArn,
                                    Failures.toldToBuild(problem).getMessage(),
                                    now()));
        } catch (RuntimeException e) {
            problem.addSuppressed(e);
        }
    }

    /** Found out before the ledger is asked, whose file waits while it is changed: causes are other plugins' code. */
    private void explain(String modelArn, Optional<RememberedImport> asked) {
        unlessImpossible(() -> {
            BuildOrigin origin = new BuildOrigin(build.run());
            String user = origin.user();
            List<String> why = origin.sentences();
            Optional<RecordedFindings> found =
                    asked.flatMap(build.memory()::inspectionOf).map(RememberedInspection::recorded);
            describe(modelArn, known -> {
                ImportDetails explained = known.startedBy(user, why);
                return found.map(explained::withFindings).orElse(explained);
            });
        });
    }

    private void leaveTrace(PromotionRecord entry) {
        unlessImpossible(() -> ModelFingerprint.leave(
                build.run(), promotion.environment().name().value(), entry));
    }

    private void describe(String modelArn, UnaryOperator<ImportDetails> how) {
        unlessImpossible(
                () -> FileLedger.get().describe(digest, promotion.environment().id(), modelArn, how));
    }

    /** What is for people only fails no build, and makes no failure of what has succeeded. */
    private void unlessImpossible(Runnable record) {
        try {
            record.run();
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "Not all is recorded that " + promotion.holder() + " did with " + promotion.model() + " in "
                            + promotion.environment().name() + ".");
        }
    }

    private Instant now() {
        return build.engine().background().scheduler().instant();
    }
}
