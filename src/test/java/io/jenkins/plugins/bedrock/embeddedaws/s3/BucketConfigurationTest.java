package io.jenkins.plugins.bedrock.embeddedaws.s3;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

public class BucketConfigurationTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedBucket models = research.bucket("research-models", "eu-central-1");
    private final S3Client s3 = world.clients().s3(research.administrator().provider(), "eu-central-1");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aNewBucketIsAsRealOnesAreSince2023() {
        assertThat(s3.getPublicAccessBlock(r -> r.bucket("research-models"))
                        .publicAccessBlockConfiguration()
                        .blockPublicPolicy())
                .isTrue();
        assertThat(s3.getBucketOwnershipControls(r -> r.bucket("research-models"))
                        .ownershipControls()
                        .rules()
                        .get(0)
                        .objectOwnershipAsString())
                .isEqualTo("BucketOwnerEnforced");
        assertThat(rule().applyServerSideEncryptionByDefault().sseAlgorithmAsString())
                .isEqualTo("AES256");
        assertThat(s3.getBucketVersioning(r -> r.bucket("research-models")).status())
                .isNull();
    }

    @Test
    public void theRegionIsToldByHeadAndLocation() {
        assertThat(s3.headBucket(r -> r.bucket("research-models")).bucketRegion())
                .isEqualTo("eu-central-1");
        assertThat(s3.getBucketLocation(r -> r.bucket("research-models")).locationConstraintAsString())
                .isEqualTo("eu-central-1");
        assertRefused(() -> s3.getBucketLocation(r -> r.bucket("none")), 404, "NoSuchBucket");
    }

    @Test
    public void whatATestArrangesIsRead() {
        String key = research.key("models", "eu-central-1").arn();
        models.versioned()
                .encryption(ObjectEncryption.kms(key, true))
                .publicAccessBlock(null)
                .ownership(null);

        assertThat(s3.getBucketVersioning(r -> r.bucket("research-models")).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        assertThat(rule().applyServerSideEncryptionByDefault().kmsMasterKeyID()).isEqualTo(key);
        assertThat(rule().bucketKeyEnabled()).isTrue();
        assertRefused(
                () -> s3.getPublicAccessBlock(r -> r.bucket("research-models")),
                404,
                "NoSuchPublicAccessBlockConfiguration");
        assertRefused(
                () -> s3.getBucketOwnershipControls(r -> r.bucket("research-models")),
                404,
                "OwnershipControlsNotFoundError");
    }

    @Test
    public void anObjectsAttributesHoldItsSizeAndChecksum() {
        models.put(models.object("a", Content.of(new byte[7])).sha256());

        GetObjectAttributesResponse attributes = s3.getObjectAttributes(r -> r.bucket("research-models")
                .key("a")
                .objectAttributes(ObjectAttributes.CHECKSUM, ObjectAttributes.OBJECT_SIZE, ObjectAttributes.E_TAG));
        assertThat(attributes.objectSize()).isEqualTo(7);
        assertThat(attributes.eTag()).hasSize(32);
        assertThat(attributes.checksum().checksumSHA256())
                .isEqualTo(models.current("a").orElseThrow().checksums().get("SHA256"));
    }

    private ServerSideEncryptionRule rule() {
        return s3.getBucketEncryption(r -> r.bucket("research-models"))
                .serverSideEncryptionConfiguration()
                .rules()
                .get(0);
    }
}
