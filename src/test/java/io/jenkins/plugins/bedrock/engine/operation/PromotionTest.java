package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.PROD;
import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.access.AccessPlan;
import io.jenkins.plugins.bedrock.engine.access.Revocation;
import io.jenkins.plugins.bedrock.engine.access.SourceRequest;
import io.jenkins.plugins.bedrock.engine.aws.Interruptible;
import io.jenkins.plugins.bedrock.engine.importing.ImportConflictException;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.ImportRunEnd;
import io.jenkins.plugins.bedrock.engine.importing.ModelQuotaExceededException;
import io.jenkins.plugins.bedrock.engine.importing.ModelTest;
import io.jenkins.plugins.bedrock.engine.importing.ModelTestResult;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.promotion.EntryRules;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentName;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** One model on its way from research through dev and validation into prod. */
public class PromotionTest {

    private static final String SHARD = "model-00003-of-00005.safetensors";

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final PromotionScene scene = new PromotionScene(world);

    @Before
    public void upload() throws Exception {
        world.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
    }

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void theVerySameModelGoesThroughThreeAccounts() throws Exception {
        PromotionRecord dev = scene.promote(DEV);
        PromotionRecord validation = scene.promote(VALIDATION);
        PromotionRecord prod = scene.promote(PROD);

        assertThat(dev.digest()).isEqualTo(validation.digest()).isEqualTo(prod.digest());
        assertThat(prod.isAccepted()).isTrue();
        assertThat(prod.modelArn()).contains(ResearchAndHosting.PROD);
        assertThat(prod.version()).isEqualTo("support-bot/v7");
        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void prodIsGivenNothingWhileValidationHasNotAcceptedTheModel() throws Exception {
        scene.promote(DEV);
        long mark = world.aws.requests().mark();

        assertThatThrownBy(() -> scene.grant(PROD))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("validation has not imported this very model");
        assertThat(world.aws.requests().since(mark)).noneMatch(request -> request.isWrite());
    }

    @Test
    public void oneByteThatChangedAfterValidationIsEnoughForProdToRefuse() throws Exception {
        scene.promote(DEV);
        scene.promote(VALIDATION);
        ModelIdentity validated = scene.inspect(PROD);

        replaceOneByte();

        assertThatThrownBy(() -> scene.grant(PROD)).isInstanceOf(PromotionRefusedException.class);
        assertThatThrownBy(() -> scene.begin(PROD, validated))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining(SHARD)
                .hasMessageContaining("replaced");
        assertThat(world.aws.requests().of("CreateModelImportJob")).hasSize(2);
    }

    @Test
    public void aShardThatIsReplacedDuringTheImportKeepsTheModelFromBeingAccepted() throws Exception {
        ModelIdentity identity = scene.inspect(DEV);
        scene.grant(DEV);
        ImportJob job = scene.imported(DEV, identity);
        replaceOneByte();

        assertThatThrownBy(() -> new AwaitImport(scene.engine).conclude(scene.promotion(DEV), identity.sealed(), job))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining(SHARD);
        assertThat(record(DEV, identity).isAccepted()).isFalse();
    }

    @Test
    public void anOverrideServesOneImportWhichTheSameJobFindsAgain() throws Exception {
        ModelIdentity identity = scene.inspect(PROD);
        scene.ledger.allowOnce(override(identity));

        scene.grant(PROD);
        ImportJob job = scene.imported(PROD, identity);
        assertThat(scene.begin(PROD, identity).job().orElseThrow().arn()).isEqualTo(job.arn());
        assertThat(new AwaitImport(scene.engine)
                        .conclude(scene.promotion(PROD), identity.sealed(), job)
                        .override())
                .hasValue("alice: incident 4711");

        scene.delete(PROD, job.modelName());
        assertThatThrownBy(() -> scene.begin(PROD, identity)).isInstanceOf(PromotionRefusedException.class);
    }

    @Test
    public void theEnvironmentsOwnTestDecidesOnAcceptanceAndNoOther() throws Exception {
        ModelTest own = ModelTest.ask(ModelTest.Format.COMPLETION, "Where is my parcel?", 16)
                .expecting(Pattern.compile("parcel"));
        scene.prodTests(own);
        scene.promote(DEV);
        scene.promote(VALIDATION);
        PromotionRecord entry = scene.promote(PROD);
        assertThat(entry.isAccepted()).isFalse();

        ModelTest easier = ModelTest.ask(ModelTest.Format.COMPLETION, "Hello", 16);
        assertThat(answer(entry, easier).orElseThrow().isAccepted()).isFalse();
        assertThatThrownBy(() -> answer(entry, easier.expecting(Pattern.compile("never said"))))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining("never said");
        assertThat(answer(entry, own).orElseThrow().isAccepted()).isTrue();
    }

    @Test
    public void aModelThatMovedDuringItsImportIsNotAcceptedByALaterBuildEither() throws Exception {
        scene.grant(DEV);
        ImportJob job = scene.imported(DEV, scene.inspect(DEV));
        world.aws.clock().advance(Duration.ofMinutes(1));
        replaceOneByte();
        world.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);

        ModelIdentity putBack = scene.inspect(DEV);
        ImportOutcome reused = scene.begin(DEV, putBack);

        assertThat(reused.kind()).isEqualTo(ImportOutcome.Kind.REUSED);
        assertThatThrownBy(() -> new AwaitImport(scene.engine).conclude(scene.promotion(DEV, 2), putBack.sealed(), job))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("after the import job");
        assertThat(record(DEV, putBack).missing()).contains("changed while it was imported");
    }

    @Test
    public void aJobOfAnotherModelIsNoProofOfThisOne() throws Exception {
        scene.grant(DEV);
        ImportJob v7 = scene.imported(DEV, scene.inspect(DEV));
        world.bucket.putDirectory("support-bot/v8/", Checkpoints.LLAMA_TINY).put("support-bot/v8/README.md", "v8");
        ModelIdentity v8 = scene.model("s3://research-models/support-bot/v8").inspect(DEV);

        assertThatThrownBy(() -> new AwaitImport(scene.engine).conclude(scene.promotion(DEV), v8.sealed(), v7))
                .isInstanceOf(ImportConflictException.class)
                .hasMessageContaining("digest");
    }

    @Test
    public void aModelThatIsRecalledWhileItWaitsForTheSlotIsNotImported() throws Exception {
        scene.grant(DEV);
        scene.begin(DEV, scene.inspect(DEV));
        world.bucket.putDirectory("support-bot/v8/", Checkpoints.LLAMA_TINY).put("support-bot/v8/README.md", "v8");
        ModelIdentity waiting =
                scene.model("s3://research-models/support-bot/v8").inspect(DEV);
        CompletableFuture<ImportOutcome> queued = scene.queue(DEV, waiting);
        assertThat(queued).isNotDone();

        scene.ledger.recall(waiting.digest(), "leaks training data");

        assertThatThrownBy(() -> scene.arrived(queued))
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContaining("leaks training data");
        assertThat(world.aws.requests().of("CreateModelImportJob")).hasSize(1);
    }

    @Test
    public void anImportThatIsDeniedBecauseAGrantHasNotShownYetIsTriedAgain() throws Exception {
        ModelIdentity identity = scene.inspect(DEV);
        Instant granted = world.aws.clock().instant();
        ImportOutcome tooEarly = scene.begin(DEV, identity);
        CompletableFuture<ImportRunEnd> run = scene.follow(DEV, identity, tooEarly.attempt(), granted);
        world.aws.clock().advance(Duration.ofSeconds(25));
        scene.grant(DEV);

        ImportRunEnd end = scene.arrived(run);

        assertThat(AwaitImport.ended(end.end().orElseThrow()).isCompleted()).isTrue();
        assertThat(end.outcome().attempt()).isEqualTo(2);
    }

    @Test
    public void anEnvironmentThatIsNotOfThePathIsRefused() {
        Promotion prod = scene.promotion(PROD);

        assertThatThrownBy(() -> new Promotion(
                        prod.source(),
                        prod.path(),
                        prod.environment().with(EntryRules.open()),
                        prod.model(),
                        "support-bot",
                        "promote",
                        1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prod");
    }

    @Test
    public void anOverrideIsNotUsedUpByAnImportForWhichThereIsNoRoom() throws Exception {
        scene.prodAsks(EntryRules.open());
        fillProd();
        scene.prodAsks(EntryRules.open().after(Predecessors.all(VALIDATION)));
        ModelIdentity identity = scene.model(PromotionScene.MODEL).inspect(PROD);
        scene.ledger.allowOnce(override(identity));

        scene.quota(1);
        assertThatThrownBy(() -> scene.begin(PROD, identity)).isInstanceOf(ModelQuotaExceededException.class);
        assertThat(scene.ledger.hasOverride(
                        identity.digest(), scene.promotion(PROD).environment().id(), "promote"))
                .isTrue();
    }

    @Test
    public void nothingIsGivenWhenTheAccountHasNoRoomForAnotherModel() throws Exception {
        for (String version : List.of("v1", "v2", "v3")) {
            world.bucket.putDirectory("support-bot/" + version + "/", Checkpoints.LLAMA_TINY);
            world.bucket.put("support-bot/" + version + "/README.md", version);
            scene.model("s3://research-models/support-bot/" + version);
            scene.promote(DEV);
        }
        scene.model(PromotionScene.MODEL);

        assertThatThrownBy(() -> scene.grant(DEV))
                .isInstanceOf(ModelQuotaExceededException.class)
                .hasMessageContaining("dev-support-bot");
        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void accessIsNotTakenBackWhileAnotherBuildsImportReadsTheModel() throws Exception {
        ModelIdentity identity = scene.inspect(DEV);
        scene.grant(DEV);
        ImportOutcome running = scene.begin(DEV, identity, 2);
        assertThat(running.kind()).isEqualTo(ImportOutcome.Kind.STARTED);

        Revocation early = scene.revoke(DEV);
        assertThat(early.outcome()).isEqualTo(Revocation.Outcome.IMPORT_RUNNING);
        assertThat(early.sentence()).contains(running.job().orElseThrow().name());
        assertThat(world.bucket.policy()).isPresent();

        Revocation late =
                new RevokeModelAccess(scene.engine).runToTheEnd(scene.promotion(DEV), change -> {}, status -> {});
        assertThat(late.outcome()).isEqualTo(Revocation.Outcome.REVOKED);
        assertThat(world.bucket.policy()).isEmpty();
        assertThat(scene.imported(DEV, identity).isCompleted()).isTrue();
    }

    @Test
    public void withoutARoleOfTheSourceItsOwnersAreAskedBeforeTheModelCanBeLookedAt() throws Exception {
        scene.policiesManagedByResearch();

        AccessPlan asked = scene.grant(DEV);
        assertThat(asked.asked().state()).isEqualTo(SourceRequest.State.UNSEEN);
        assertThat(asked.asked().fragments().get(0).content())
                .contains("role/BedrockImport")
                .contains("role/hosting");

        world.bucket.policy(asked.asked().fragments().stream()
                .filter(file -> file.fileName().equals("bucket-policy-statements.json"))
                .findFirst()
                .orElseThrow()
                .content());
        ModelIdentity identity = scene.inspect(DEV);
        assertThat(scene.imported(DEV, identity).failureMessage()).isEmpty();
    }

    @Test
    public void anInterruptionIsAnInterruption() {
        for (Interruptible.Work<?> blocking : List.<Interruptible.Work<?>>of(
                () -> scene.inspect(DEV), () -> scene.grant(DEV), () -> scene.revoke(DEV))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(blocking::run).isInstanceOf(InterruptedException.class);
            Thread.interrupted();
        }
    }

    private void fillProd() throws Exception {
        world.bucket.putDirectory("support-bot/v1/", Checkpoints.LLAMA_TINY).put("support-bot/v1/README.md", "v1");
        scene.model("s3://research-models/support-bot/v1").promote(PROD);
    }

    private PromotionOverride override(ModelIdentity identity) {
        return new PromotionOverride(
                identity.digest(),
                scene.promotion(PROD).environment().id(),
                "promote",
                "alice",
                "incident 4711",
                world.aws.clock().instant());
    }

    private PromotionRecord record(EnvironmentName environment, ModelIdentity identity) {
        return scene.ledger
                .find(
                        identity.digest(),
                        scene.promotion(environment).environment().id())
                .orElseThrow();
    }

    private Optional<PromotionRecord> answer(PromotionRecord entry, ModelTest test) {
        TestImportedModel operation = new TestImportedModel(scene.engine);
        Promotion promotion = scene.promotion(PROD);
        ModelTestResult result = scene.arrived(
                operation.begin(promotion, entry, test, status -> {}).result().toCompletableFuture());
        return operation.conclude(promotion, entry.digest(), result);
    }

    private void replaceOneByte() throws IOException {
        byte[] bytes = Files.readAllBytes(Checkpoints.LLAMA_TINY.resolve(SHARD));
        bytes[bytes.length - 1] ^= 1;
        world.bucket.put("support-bot/v7/" + SHARD, bytes);
    }
}
