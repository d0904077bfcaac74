package io.jenkins.plugins.bedrock.engine.operation;

import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestResult;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestRun;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.promotion.Environment;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks an imported model a question. Its first answer opens a window of five minutes that AWS bills. */
public record TestImportedModel(Engine engine) {

    /** Where the environment has no test of its own: any answer will do. */
    private static final ModelTest SMOKE_TEST = ModelTest.ask(ModelTest.Format.COMPLETION, "Hello", 16);

    /** Asks without holding a thread; {@link #conclude} records the result of the environment's own test. */
    public ModelTestRun begin(Promotion promotion, PromotionRecord model, ModelTest test, Consumer<String> status) {
        return engine.imports().test(promotion.hosting(), model.modelArn(), test, status);
    }

    /**
     * Asks what the environment's own test asks, blocking the calling thread, and records that it has passed.
     *
     * @throws ImportFailedException if the answer is not what was expected
     */
    public ModelTestResult run(Promotion promotion, ModelDigest digest, Consumer<String> status)
            throws InterruptedException {
        PromotionRecord model = imported(promotion, digest);
        ModelTestResult result =
                begin(promotion, model, ownTest(promotion), status).await();
        conclude(promotion, digest, result);
        return result;
    }

    /**
     * What is known of the model in the environment.
     *
     * @throws PromotionRefusedException if it was not imported there
     */
    public PromotionRecord imported(Promotion promotion, ModelDigest digest) {
        return engine.ledger()
                .find(digest, promotion.environment().id())
                .orElseThrow(() -> new PromotionRefusedException("The model " + promotion.model() + " is not known in "
                        + promotion.environment().name()
                        + ": it was not imported there, or its import was not awaited."));
    }

    /** The environment's own test; a question to which any answer will do if it has none. */
    public ModelTest ownTest(Promotion promotion) {
        return promotion.environment().settings().test().orElse(SMOKE_TEST);
    }

    /**
     * Records that a model has passed the environment's own test; any other test proves nothing to the environment.
     *
     * @return what is known of the model now
     * @throws ImportFailedException if the test has not passed
     */
    public Optional<PromotionRecord> conclude(Promotion promotion, ModelDigest digest, ModelTestResult result) {
        return conclude(promotion, digest, result, entry -> {});
    }

    /**
     * The same.
     *
     * @param accepted told if this has made the environment accept the model, which it had not before
     */
    public Optional<PromotionRecord> conclude(
            Promotion promotion, ModelDigest digest, ModelTestResult result, Consumer<PromotionRecord> accepted) {
        Environment where = promotion.environment();
        if (!result.isPassed()) {
            throw new ImportFailedException("The test of " + promotion.model() + " in " + where.name()
                    + " has not passed: the answer \"" + result.answer() + "\" does not contain "
                    + result.test().expected().orElseThrow().pattern() + ".");
        }
        AcceptingChange testing =
                new AcceptingChange(known -> known.modelArn().equals(result.modelArn()) && isOwnTest(promotion, result)
                        ? known.tested(engine.scheduler().instant(), where)
                        : known);
        Optional<PromotionRecord> now = engine.ledger().change(digest, where.id(), testing);
        now.ifPresent(entry -> testing.tell(accepted, entry));
        return now;
    }

    /** Whether what was asked is what the environment asks. */
    public boolean isOwnTest(Promotion promotion, ModelTestResult result) {
        return promotion
                .environment()
                .settings()
                .test()
                .filter(result.test()::asksTheSame)
                .isPresent();
    }
}
