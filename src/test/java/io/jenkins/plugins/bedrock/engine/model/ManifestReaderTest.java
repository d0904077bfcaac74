package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.V7;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectBuilder;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Test;

public class ManifestReaderTest {

    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final ResearchAccount research = new ResearchAccount();
    private final EmbeddedBucket bucket = research.bucket;

    @After
    public void stop() {
        research.close();
    }

    @Test
    public void aManifestHoldsWhatLiesUnderThePrefixAndNothingElse() throws InterruptedException {
        bucket.put("support-bot/v7/config.json", "{}")
                .put("support-bot/v7/metal/a b+ü.bin", "1234")
                .put("support-bot/v7/", "")
                .put("support-bot/v70/config.json", "{}");

        ModelManifest manifest = research.manifests().read(V7);

        assertThat(manifest.objects())
                .extracting(ModelObject::relativeKey)
                .containsExactly("config.json", "metal/a b+ü.bin");
        assertThat(manifest.totalSize()).isEqualTo(6);
        assertThat(manifest.isVersioned()).isFalse();
        assertThat(manifest.objects().get(0).encryption()).isEqualTo(ObjectEncryption.sseS3());
        assertThat(manifest.objects().get(0).storageClass()).isEqualTo("STANDARD");
        assertThat(manifest.objects().get(0).etag()).isEqualTo("99914b932bd37a50b983c5e7c90ae93b");
    }

    @Test
    public void aVersionedBucketIsRecognised() throws InterruptedException {
        bucket.versioned().put("support-bot/v7/config.json", "{}");

        ModelManifest manifest = research.manifests().read(V7);

        assertThat(manifest.isVersioned()).isTrue();
        assertThat(manifest.objects().get(0).versionId())
                .contains(bucket.current("support-bot/v7/config.json")
                        .orElseThrow()
                        .versionId());
    }

    @Test
    public void aSuspendedBucketCountsAsUnversioned() throws InterruptedException {
        bucket.versioned().versioningSuspended().put("support-bot/v7/config.json", "{}");

        assertThat(research.manifests().read(V7).isVersioned()).isFalse();
    }

    @Test
    public void checksumsOfWholeObjectsAreEvidence() throws InterruptedException {
        bucket.put(object("config.json").sha256())
                .put(object("model.safetensors").checksum("CRC64NVME", "ASNFZ4mrze8="));

        ModelManifest manifest = research.manifests().read(V7);

        assertThat(manifest.object("config.json").orElseThrow().evidence().sha256())
                .contains("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        assertThat(manifest.object("model.safetensors").orElseThrow().evidence().crc64())
                .contains("0123456789abcdef");
    }

    @Test
    public void theKeysThatObjectsReallyUseAreFound() throws InterruptedException {
        bucket.put(object("a").encryption(kms(KEY, true)))
                .put(object("b").encryption(kms(KEY, false)))
                .put(object("c").encryption(kms("arn:aws:kms:us-east-1:111122223333:alias/aws/s3", false)))
                .put("support-bot/v7/d", "1");

        ModelManifest manifest = research.manifests().read(V7);

        assertThat(manifest.customerKeys()).containsExactly(KEY);
        assertThat(manifest.everyObjectUsesBucketKey(KEY)).isFalse();
        assertThat(manifest.underAwsManagedKey())
                .extracting(ModelObject::relativeKey)
                .containsExactly("c");
    }

    @Test
    public void theAwsManagedKeyIsToldFromACustomersByItsManager() throws InterruptedException {
        String managed = research.account.awsManagedKey("s3", "us-east-1").arn();
        bucket.put(object("a").encryption(kms(managed, true))).put(object("b").encryption(kms(KEY, true)));

        ModelManifest manifest = research.manifests().read(V7);

        assertThat(manifest.customerKeys()).containsExactly(KEY);
        assertThat(manifest.underAwsManagedKey())
                .extracting(ModelObject::relativeKey)
                .containsExactly("a");
        assertThat(research.world.requests().count("DescribeKey")).isEqualTo(2);
    }

    @Test
    public void withoutTheRightToDecryptTheEntityTagIsTheEvidence() throws InterruptedException {
        bucket.put(object("config.json").sha256());
        research.world.faults().refuse("HeadObject", 403, "AccessDenied", "Access Denied");

        ModelManifest manifest = research.manifests().read(V7);

        assertThat(manifest.objects().get(0).evidence().strength()).isEqualTo(Strength.ETAG);
        assertThat(research.world.requests().count("HeadObject")).isEqualTo(2);
    }

    @Test
    public void anEmptyPrefixIsRefused() {
        bucket.put("support-bot/v70/config.json", "{}").put("support-bot/v7/", "");

        refused(research.manifests(), "Nothing lies under s3://research-models/support-bot/v7/");
    }

    @Test
    public void archivedObjectsAreRefusedByName() throws InterruptedException {
        bucket.put(object("a").storageClass("DEEP_ARCHIVE"))
                .put(object("b").storageClass("INTELLIGENT_TIERING").archiveStatus("ARCHIVE_ACCESS"))
                .put(object("c").storageClass("GLACIER_IR"));

        ModelManifest manifest = research.manifests().read(V7);

        assertThatThrownBy(manifest::requireReadable)
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("2 of its objects are archived (a in DEEP_ARCHIVE, b in ARCHIVE_ACCESS)");
    }

    @Test
    public void tooManyObjectsAreNotReadToTheEnd() {
        bucket.put("support-bot/v7/a", "1").put("support-bot/v7/b", "1").put("support-bot/v7/c", "1");
        ManifestReader reader =
                new ManifestReader(research.reader(), ResearchAccount.ID, new ParallelCalls(research.executor, 4), 2);

        refused(reader, "More than 2 objects");
        assertThat(research.world.requests().count("HeadObject")).isZero();
    }

    @Test
    public void keysThatAreNoFilePathsAreRefused() {
        for (String odd : new String[] {
            "a//b", "../a", "a/..", "./a", "a\u0007b", "a/", "a\u202Eb", "a\u200Bb", "a\uE000b", "a\u0378b", "a\u0085b"
        }) {
            bucket.put("support-bot/v7/" + odd, "1");
            refused(research.manifests(), "is not the path of a file");
            bucket.delete("support-bot/v7/" + odd);
        }
    }

    @Test
    public void aLookAlikeBucketOfAnotherAccountIsRefused() {
        bucket.put("support-bot/v7/config.json", "{}");
        ManifestReader reader = new ManifestReader(research.reader(), new AccountId("444455556666"), research.executor);

        assertThatThrownBy(() -> reader.read(V7))
                .isInstanceOf(AwsProblem.class)
                .hasMessageContaining("owned by account 444455556666");
    }

    @Test
    public void aHeadThatFailsEndsTheReading() {
        bucket.put("support-bot/v7/a", "1").put("support-bot/v7/b", "1");
        research.world.faults().fail("HeadObject").always();

        assertThatThrownBy(() -> research.manifests().read(V7))
                .isInstanceOf(AwsProblem.class)
                .hasMessageContaining("read the head of s3://research-models/support-bot/v7/");
    }

    private static io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption kms(String key, boolean bucketKey) {
        return io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption.kms(key, bucketKey);
    }

    private ObjectBuilder object(String key) {
        return bucket.object("support-bot/v7/" + key, Content.of("{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(ManifestReader reader, String reason) {
        assertThatThrownBy(() -> reader.read(V7))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining(reason);
    }
}
