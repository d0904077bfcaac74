package io.jenkins.plugins.bedrock.embeddedaws.front;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

public class FrontDoorTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void anUnknownAccessKeyIsRefusedInEachServicesWords() {
        AwsCredentialsProvider stranger = StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "x"));

        assertRefused(
                () -> world.clients().s3(stranger, "us-east-1").getBucketPolicy(r -> r.bucket("any")),
                403,
                "InvalidAccessKeyId");
        assertRefused(() -> world.clients().sts(stranger).getCallerIdentity(), 403, "InvalidClientTokenId");
        assertRefused(() -> world.clients().iam(stranger).getRole(r -> r.roleName("any")), 403, "InvalidClientTokenId");
        assertRefused(
                () -> world.clients().kms(stranger, "us-east-1").describeKey(r -> r.keyId("any")),
                400,
                "UnrecognizedClientException");
    }

    @Test
    public void aForeignSessionTokenIsRefused() {
        AwsBasicCredentials key = research.administrator().credentials();
        AwsCredentialsProvider forged = StaticCredentialsProvider.create(
                AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), "forged"));

        assertRefused(
                () -> world.clients().s3(forged, "us-east-1").getBucketPolicy(r -> r.bucket("any")),
                400,
                "InvalidToken");
    }

    @Test
    public void everyRequestIsRecorded() {
        research.bucket("research-models", "us-east-1").put("v7/config.json", "{}");
        S3Client s3 = world.clients().s3(research.administrator().provider(), "us-east-1");
        s3.getObjectAsBytes(r -> r.bucket("research-models").key("v7/config.json"));
        long mark = world.requests().mark();
        assertRefused(() -> s3.getBucketPolicy(r -> r.bucket("research-models")), 404, "NoSuchBucketPolicy");
        s3.deleteBucketPolicy(r -> r.bucket("research-models"));

        RecordedRequest first = world.requests().all().get(0);
        assertThat(first.operation()).isEqualTo("GetObject");
        assertThat(first.service()).isEqualTo("s3");
        assertThat(first.account()).isEqualTo("111122223333");
        assertThat(first.caller()).isEqualTo("arn:aws:iam::111122223333:user/administrator");
        assertThat(first.region()).isEqualTo("us-east-1");
        assertThat(first.parameters())
                .containsEntry("Bucket", "research-models")
                .containsEntry("Key", "v7/config.json");
        assertThat(first.bytesSent()).isEqualTo(2);
        assertThat(first.isWrite()).isFalse();
        List<RecordedRequest> since = world.requests().since(mark);
        assertThat(since).extracting(RecordedRequest::error).containsExactly("NoSuchBucketPolicy", "");
        assertThat(since).extracting(RecordedRequest::isWrite).containsExactly(false, true);
    }

    @Test
    public void theLogCountsByOperationAndForgets() {
        world.clients().sts(research.administrator().provider()).getCallerIdentity();
        assertThat(world.requests().count("GetCallerIdentity")).isEqualTo(1);

        world.requests().clear();
        assertThat(world.requests().count()).isZero();
    }
}
