package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;

/** A test of an imported model that is under way; it waits for a cold model without holding a thread. */
public final class ModelTestRun {

    /** While a model is loaded, which takes tens of seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private static final String NOT_READY = "ModelNotReadyException";

    private final Background background;
    private final AccountAccess access;
    private final String modelArn;
    private final ModelTest test;
    private final Consumer<String> status;
    private final Instant deadline;
    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<ModelTestResult> result;

    private ModelTestRun(
            Background background, AccountAccess access, String modelArn, ModelTest test, Consumer<String> status) {
        this.background = background;
        this.access = access;
        this.modelArn = modelArn;
        this.test = test;
        this.status = status;
        this.deadline = background.scheduler().instant().plus(test.patience());
        this.result = PatientCall.begin(background, this::ask, this::patience);
    }

    /**
     * Begins. The first successful call opens a billed window of five minutes for each copy of the model.
     *
     * @param modelArn of the imported model
     * @param status told what is waited for
     */
    public static ModelTestRun begin(
            Background background, AccountAccess access, String modelArn, ModelTest test, Consumer<String> status) {
        return new ModelTestRun(background, access, modelArn, test, status);
    }

    /** What the model answered; ends with {@link AwsProblem} if it did not. */
    public CompletionStage<ModelTestResult> result() {
        return result.minimalCompletionStage();
    }

    /** Gives up. Does no I/O. */
    public void cancel() {
        result.cancel(false);
    }

    /**
     * Blocks the calling thread until the model has answered.
     *
     * @throws InterruptedException if the thread is interrupted; the test is given up
     * @throws AwsProblem if the model did not answer
     */
    public ModelTestResult await() throws InterruptedException {
        try {
            return Blocking.await(result);
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
    }

    private ModelTestResult ask() {
        int call = calls.incrementAndGet();
        AwsAccount account = background.clients().account(access);
        byte[] body = account.call(
                        "ask the imported model " + modelArn,
                        () -> account.bedrockRuntime()
                                .invokeModel(invoke -> invoke.modelId(modelArn)
                                        .contentType("application/json")
                                        .accept("application/json")
                                        .body(SdkBytes.fromUtf8String(test.body()))))
                .body()
                .asByteArray();
        String text = new String(body, StandardCharsets.UTF_8);
        return new ModelTestResult(test, modelArn, ModelReply.text(body).orElse(text), text, call);
    }

    private Optional<Duration> patience(RuntimeException problem, int tries) {
        boolean mayPass = problem instanceof AwsProblem aws && (aws.code().equals(NOT_READY) || aws.isPassing());
        boolean within = !background.scheduler().instant().plus(PAUSE).isAfter(deadline);
        if (!mayPass || !within) {
            return Optional.empty();
        }
        status.accept("The model " + modelArn + " is not ready, since AWS loads an idle model at its first call; asking"
                + " again in " + PAUSE.toSeconds() + " s.");
        return Optional.of(PAUSE);
    }
}
