package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.builds.RememberedMoment.Kind;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestResult;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestRun;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.operation.ImportFailedException;
import io.jenkins.plugins.bedrock.engine.operation.InspectModel;
import io.jenkins.plugins.bedrock.engine.operation.Promotion;
import io.jenkins.plugins.bedrock.engine.operation.TestImportedModel;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Asks an imported model a question for a build. Only the environment's own test makes the environment accept the model;
 * a question of the build's own may fail the build, and proves nothing more.
 */
public final class ModelTesting {

    private final PromotingBuild build;
    private final ModelParameters parameters;
    private final Promotion promotion;
    private final ModelDigest digest;
    private final ModelTestRun run;

    /** Finds the model, and begins to ask it. */
    public ModelTesting(@NonNull PromotingBuild build, @NonNull ModelParameters asked, @NonNull ModelQuestion question)
            throws InterruptedException {
        Optional<ModelTest> own = question.test();
        this.build = build;
        this.parameters = build.located(asked);
        this.promotion = build.promotion(parameters);
        this.digest = digest();
        TestImportedModel operation = new TestImportedModel(build.engine());
        PromotionRecord model = operation.imported(promotion, digest);
        ModelTest test = own.orElseGet(() -> operation.ownTest(promotion));
        this.run = operation.begin(promotion, model, test, build::say);
    }

    /** What the model answers; if it does not, why is kept with the build. */
    @NonNull
    public CompletionStage<ModelTestResult> result() {
        return moments().orFailed(Kind.TEST_FAILED, run.result());
    }

    /** The run, whose result comes without a thread that waits for it. */
    @NonNull
    public ModelTestRun run() {
        return run;
    }

    /**
     * Records what came of it, and promotes a model that is accepted; gives the map that {@code testImportedModel}
     * returns.
     *
     * @throws RuntimeException if the answer is not what was expected
     */
    @NonNull
    public Map<String, Object> concluded(@NonNull ModelTestResult result) throws InterruptedException {
        build.say("The model answered: " + result.answer());
        Instant answered = build.engine().background().scheduler().instant();
        List<PromotionRecord> news = new ArrayList<>();
        Optional<PromotionRecord> entry = moments().orFailed(Kind.TEST_FAILED, () -> recorded(result, news));
        moments().note(Kind.TEST_PASSED, answered, result.answer());
        entry.ifPresent(moments()::accepted);
        boolean accepted = entry.map(PromotionRecord::isAccepted).orElse(false);
        build.say(
                accepted
                        ? "The model " + digest.shortForm() + " is accepted in "
                                + promotion.environment().name() + "."
                        : "The test has passed; " + promotion.environment().name() + " has not accepted the model: "
                                + entry.map(PromotionRecord::missing).orElse("it is no longer known") + ".");
        Optional<String> published = entry.isPresent()
                ? new CurrentModel(build, promotion).tested(entry.get(), !news.isEmpty())
                : Optional.empty();
        return StepResult.of(parameters)
                .with("digest", digest.toString())
                .with("importedModel", result.modelArn())
                .with("answer", result.answer())
                .with("calls", result.calls())
                .with("accepted", accepted)
                .with("published", published)
                .map();
    }

    /** @param accepted gets the model if this makes the environment accept it */
    private Optional<PromotionRecord> recorded(ModelTestResult result, List<PromotionRecord> accepted) {
        TestImportedModel operation = new TestImportedModel(build.engine());
        PromotionNews news = PromotionNews.of(build, promotion).about(digest).importedAs(result.modelArn());
        LedgerEntry ledger = new LedgerEntry(build, promotion, digest);
        boolean passed = false;
        try {
            Optional<PromotionRecord> entry = operation.conclude(promotion, digest, result, record -> {
                accepted.add(record);
                news.accepted(record);
            });
            passed = true;
            entry.filter(PromotionRecord::isAccepted).ifPresent(ledger::accepted);
            return entry;
        } catch (ImportFailedException notPassed) {
            if (operation.isOwnTest(promotion, result)) {
                news.failed(notPassed);
            }
            throw notPassed;
        } finally {
            ledger.tested(result, passed, operation.isOwnTest(promotion, result));
        }
    }

    private Moments moments() {
        return new Moments(build, Moments.NOWHERE, parameters);
    }

    /** What this build has imported is known; anything else is looked at. */
    private ModelDigest digest() throws InterruptedException {
        Optional<ModelDigest> known = build.memory().imports().stream()
                .filter(imported -> parameters.isSameModel(
                        imported.parameters().getModel(), imported.parameters().getEnvironment()))
                .reduce((first, second) -> second)
                .map(imported -> imported.sealed().digest());
        return known.isPresent()
                ? known.get()
                : new InspectModel(build.engine()).identify(promotion).digest();
    }
}
