package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.PROD;
import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.inspection.Finding;
import io.jenkins.plugins.bedrock.engine.inspection.FindingCode;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.ModelProblem;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EntryRules;
import io.jenkins.plugins.bedrock.engine.promotion.Predecessors;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRefusedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A model that is hashed, because S3 keeps no SHA-256 of it. */
public class HashedModelTest {

    private static final String PREFIX = "support-bot/v7/";
    private static final String SHARD = PREFIX + "model-00003-of-00005.safetensors";

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final PromotionScene scene = new PromotionScene(world);
    private final EmbeddedBucket bucket = world.bucket;
    private final List<String> progress = new ArrayList<>();

    @Before
    public void upload() throws Exception {
        bucket.versioned().putDirectory(PREFIX, Checkpoints.LLAMA_TINY);
    }

    @After
    public void stop() {
        Thread.interrupted();
        world.close();
    }

    @Test
    public void whatIsReadIsTold() throws Exception {
        hash();

        assertThat(progress)
                .hasSize(10 + 2)
                .startsWith(
                        "Reads 10 of the 10 objects of s3://research-models/support-bot/v7/ to compute their SHA-256,"
                                + " which is not known yet: " + bytes() + " bytes.")
                .contains("Reads config.json (" + size("config.json") + " bytes, 1 of 10).")
                .endsWith("The SHA-256 of all objects of s3://research-models/support-bot/v7/ is known: its digest is "
                        + digest() + ".");
    }

    @Test
    public void allStepsKnowTheModelByItsHashesFromThenOn() throws Exception {
        ModelDigest before = digest();
        hash();
        long read = world.aws.requests().count("GetObject");

        assertThat(before.strength()).isEqualTo(Strength.ETAG);
        assertThat(digest().strength()).isEqualTo(Strength.SHA256);
        assertThat(digest()).isNotEqualTo(before);
        assertThat(scene.inspect(PROD).digest()).isEqualTo(digest());
        assertThat(world.aws.requests().count("GetObject")).isEqualTo(read);
        assertThat(new InspectModel(scene.engine)
                        .run(scene.promotion(DEV))
                        .identity()
                        .digest())
                .isEqualTo(digest());
    }

    @Test
    public void anEnvironmentThatDemandsSha256TakesTheModelOnceItIsHashed() throws Exception {
        scene.prodAsks(EntryRules.open().after(Predecessors.all(VALIDATION)).withStrength(Strength.SHA256));
        assertThatThrownBy(() -> scene.inspect(PROD))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("have them hashed before the first environment");
        hash();

        scene.promote(DEV);
        scene.promote(VALIDATION);

        assertThat(scene.promote(PROD).digest()).isEqualTo(digest());
        assertThat(scene.ledger.find(
                        digest(), scene.promotion(PROD).environment().id()))
                .isPresent();
    }

    @Test
    public void whatWasAcceptedAsItIsIsNotHashed() throws Exception {
        ModelDigest before = scene.promote(DEV).digest();

        assertThatThrownBy(this::hash)
                .isInstanceOf(PromotionRefusedException.class)
                .hasMessageContainingAll(before.toString(), "it was accepted in", "nobody has accepted");
        assertThat(progress).isEmpty();
        assertThat(digest()).isEqualTo(before);
    }

    @Test
    public void whatWasAcceptedAsItIsIsHashedWhereThatIsDemanded() throws Exception {
        scene.promote(DEV);
        scene.prodAsks(EntryRules.open().after(Predecessors.all(VALIDATION)).withStrength(Strength.SHA256));

        new InspectModel(scene.engine).hash(scene.promotion(PROD), progress::add);

        assertThat(digest().strength()).isEqualTo(Strength.SHA256);
        assertThatThrownBy(() -> scene.promote(VALIDATION))
                .hasMessageContaining("dev has not imported this very model");
        hash();
    }

    @Test
    public void hashingUndoesNoRecall() throws Exception {
        scene.ledger.recall(digest(), "leaks training data");

        hash();

        assertThat(digest().strength()).isEqualTo(Strength.SHA256);
        assertThatThrownBy(() -> scene.promote(DEV)).hasMessageContaining("was recalled: leaks training data");
    }

    @Test
    public void aRecallHoldsWhenTheHashesAreLost() throws Exception {
        hash();
        scene.ledger.recall(digest(), "leaks training data");

        scene.forgetHashes();

        assertThat(digest().strength()).isEqualTo(Strength.ETAG);
        assertThatThrownBy(() -> scene.promote(DEV)).hasMessageContaining("was recalled: leaks training data");
    }

    @Test
    public void objectsThatAreLeftWhenAnotherIsDeletedAreNoWayRoundARecall() throws Exception {
        bucket.delete(SHARD);
        scene.ledger.recall(digest(), "leaks training data");
        bucket.put(SHARD, "something");
        hash();
        bucket.delete(SHARD);

        assertThat(digest().strength()).isEqualTo(Strength.SHA256);
        assertThatThrownBy(() -> scene.promote(DEV)).hasMessageContaining("was recalled: leaks training data");
    }

    @Test
    public void objectsWithoutAVersionAreNotHashed() throws Exception {
        scene.model("s3://" + ResearchAndHosting.BUCKET + "/unversioned/v1/");
        bucket.versioningSuspended().putDirectory("unversioned/v1/", Checkpoints.LLAMA_TINY);

        assertThatThrownBy(this::hash)
                .isInstanceOf(ModelProblem.class)
                .hasMessageContainingAll(
                        "10 of its objects have no version ID", "Turn versioning on, and upload again.");
        assertThat(world.aws.requests().count("GetObject")).isZero();
        assertThat(digest().strength()).isEqualTo(Strength.ETAG);
    }

    @Test
    public void hashesTakeEffectAllAtOnceOrNotAtAll() throws Exception {
        ModelDigest before = digest();
        assertThatThrownBy(() -> new InspectModel(scene.engine).hash(scene.promotion(DEV), this::interruptAtTheFourth))
                .isInstanceOf(InterruptedException.class);

        assertThat(digest()).isEqualTo(before);
        assertThat(new InspectModel(scene.engine).toHash(scene.promotion(DEV))).hasSize(7);

        hash();
        assertThat(new InspectModel(scene.engine).toHash(scene.promotion(DEV))).isEmpty();
    }

    @Test
    public void hashingEndsAfterADay() throws Exception {
        assertThatThrownBy(() -> new InspectModel(scene.engine).hash(scene.promotion(DEV), sentence -> {
                    if (sentence.contains("4 of 10")) {
                        world.aws.clock().advance(Duration.ofHours(25));
                    }
                }))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("not read to its end in time");

        hash();
        assertThat(progress.get(0)).startsWith("Reads 7 of the 10 objects");
    }

    @Test
    public void hashingThatWasInterruptedGoesOn() throws Exception {
        assertThatThrownBy(() -> new InspectModel(scene.engine).hash(scene.promotion(DEV), this::interruptAtTheFourth))
                .isInstanceOf(InterruptedException.class);
        long read = world.aws.requests().count("GetObject");

        hash();

        assertThat(progress.get(0)).startsWith("Reads 7 of the 10 objects");
        assertThat(world.aws.requests().count("GetObject") - read).isEqualTo(7);
        assertThat(digest().strength()).isEqualTo(Strength.SHA256);
    }

    @Test
    public void whatIsKnownIsNotReadAgain() throws Exception {
        hash();
        long read = world.aws.requests().count("GetObject");
        progress.clear();

        hash();

        assertThat(world.aws.requests().count("GetObject")).isEqualTo(read);
        assertThat(progress).singleElement().asString().startsWith("The SHA-256 of all objects");
    }

    @Test
    public void whatS3KeepsIsNotRead() throws Exception {
        bucket.put(bucket.object(SHARD, bucket.current(SHARD).orElseThrow().content())
                .sha256());

        hash();

        assertThat(progress.get(0)).startsWith("Reads 9 of the 10 objects");
    }

    @Test
    public void anotherVersionOfAnObjectIsNotTakenForTheKnownOne() throws Exception {
        hash();
        ModelDigest hashed = digest();

        bucket.put(SHARD, bucket.current(SHARD).orElseThrow().content().toBytes());

        assertThat(digest().strength()).isEqualTo(Strength.ETAG);
        hash();
        assertThat(digest()).as("the same content").isEqualTo(hashed);
    }

    @Test
    public void anArchivedModelIsNotHashed() {
        bucket.put(bucket.object(SHARD, bucket.current(SHARD).orElseThrow().content())
                .storageClass("GLACIER"));

        assertThatThrownBy(this::hash)
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("model-00003-of-00005.safetensors in GLACIER");
        assertThat(world.aws.requests().count("GetObject")).isZero();
    }

    @Test
    public void aByteThatDiffersFromSha256SumsIsFoundAfterHashing() throws Exception {
        byte[] shard = bucket.current(SHARD).orElseThrow().content().toBytes();
        bucket.put(PREFIX + "SHA256SUMS", sha256(shard) + "  model-00003-of-00005.safetensors\n");
        shard[shard.length - 1] ^= 1;
        bucket.put(SHARD, shard);
        assertThat(differing()).isEmpty();

        hash();

        assertThat(differing()).singleElement().satisfies(finding -> {
            assertThat(finding.where()).isEqualTo("model-00003-of-00005.safetensors");
            assertThat(finding.what()).contains(sha256(shard));
        });
    }

    private void interruptAtTheFourth(String sentence) {
        if (sentence.contains("4 of 10")) {
            Thread.currentThread().interrupt();
        }
    }

    private void hash() throws InterruptedException {
        new InspectModel(scene.engine).hash(scene.promotion(DEV), progress::add);
    }

    private ModelDigest digest() throws InterruptedException {
        return scene.inspect(DEV).digest();
    }

    private List<Finding> differing() throws InterruptedException {
        return new InspectModel(scene.engine)
                .run(scene.promotion(DEV)).findings().stream()
                        .filter(finding -> finding.code() == FindingCode.CONTENT_DIFFERS)
                        .toList();
    }

    private long bytes() throws InterruptedException {
        return scene.inspect(DEV).manifest().totalSize();
    }

    private long size(String file) {
        return bucket.current(PREFIX + file).orElseThrow().content().length();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
