package io.jenkins.plugins.bedrock.embeddedaws.s3;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

public class ObjectWritesTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedBucket models = research.bucket("research-models", "us-east-1");
    private final S3Client s3 = world.clients().s3(research.administrator().provider(), "us-east-1");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void anObjectIsPutAsTheSdkSendsItByDefault() {
        String text = "weights ".repeat(50_000);
        put("a", text);

        assertThat(read("a")).isEqualTo(text);
        assertThat(models.current("a").orElseThrow().checksums()).containsOnlyKeys("CRC32");
    }

    @Test
    public void aChecksumIsKeptAndShownOnRequest() {
        s3.putObject(
                r -> r.bucket("research-models").key("a").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("weights"));

        assertThat(head("a").checksumSHA256()).isNull();
        HeadObjectResponse head =
                s3.headObject(r -> r.bucket("research-models").key("a").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.checksumSHA256())
                .isEqualTo(models.object("a", models.current("a").orElseThrow().content())
                        .sha256()
                        .build()
                        .checksums()
                        .get("SHA256"));
        assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
    }

    @Test
    public void aVersionedBucketKeepsWhatWasOverwrittenOrDeleted() {
        models.versioned();
        String first = put("a", "one").versionId();
        put("a", "two");
        s3.deleteObject(r -> r.bucket("research-models").key("a"));

        assertRefused(() -> read("a"), 404, "NoSuchKey");
        assertThat(s3.getObjectAsBytes(r -> r.bucket("research-models").key("a").versionId(first))
                        .asUtf8String())
                .isEqualTo("one");
        assertThat(s3.listObjectsV2(r -> r.bucket("research-models")).contents())
                .isEmpty();
    }

    @Test
    public void anObjectLiesUnderTheBucketsDefaultKeyOrTheOneAskedFor() {
        String byDefault = research.key("default", "us-east-1").arn();
        String asked = research.key("asked", "us-east-1").arn();
        models.encryption(ObjectEncryption.kms(byDefault, true));
        put("a", "1");
        s3.putObject(
                r -> r.bucket("research-models")
                        .key("b")
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(asked)
                        .bucketKeyEnabled(false),
                RequestBody.fromString("2"));

        assertThat(head("a").ssekmsKeyId()).isEqualTo(byDefault);
        assertThat(head("a").bucketKeyEnabled()).isTrue();
        assertThat(head("b").ssekmsKeyId()).isEqualTo(asked);
        assertThat(head("b").bucketKeyEnabled()).isNull();
    }

    @Test
    public void anArchivedObjectHasAHeadButNoBytes() {
        models.put(models.object("old", Content.of(new byte[3])).storageClass("GLACIER"));

        assertThat(head("old").storageClassAsString()).isEqualTo("GLACIER");
        assertRefused(() -> read("old"), 403, "InvalidObjectState");
    }

    @Test
    public void aRangeBehindTheEndAndAnotherEtagAreRefused() {
        String etag = put("a", "12345").eTag();

        assertThat(s3.getObjectAsBytes(r -> r.bucket("research-models")
                                .key("a")
                                .range("bytes=-2")
                                .ifMatch(etag))
                        .asUtf8String())
                .isEqualTo("45");
        assertRefused(
                () -> s3.getObject(r -> r.bucket("research-models").key("a").range("bytes=5-9")), 416, "InvalidRange");
        assertRefused(
                () -> s3.getObject(r -> r.bucket("research-models").key("a").ifMatch("\"other\"")),
                412,
                "PreconditionFailed");
    }

    @Test
    public void anObjectOfAnotherAccountIsNotCoveredByTheBucketPolicy() {
        models.ownership("ObjectWriter")
                .put(models.object("foreign", Content.of(new byte[1])).owner("444455556666"));

        assertRefused(() -> read("foreign"), 403, "AccessDenied");
    }

    @Test
    public void anObjectOfAnotherAccountMayBeReadByTheBucketsOwnerIfItsAclSaysSo() {
        models.ownership("ObjectWriter")
                .put(models.object("foreign", Content.of(new byte[1]))
                        .owner("444455556666")
                        .bucketOwnerFullControl());

        assertThat(read("foreign")).hasSize(1);
    }

    private PutObjectResponse put(String key, String text) {
        return s3.putObject(r -> r.bucket("research-models").key(key), RequestBody.fromString(text));
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(r -> r.bucket("research-models").key(key));
    }

    private String read(String key) {
        return s3.getObjectAsBytes(r -> r.bucket("research-models").key(key)).asUtf8String();
    }
}
