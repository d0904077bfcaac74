package io.jenkins.plugins.bedrock.embeddedaws.front;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

public class FaultsTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedBucket models =
            research.bucket("research-models", "us-east-1").put("a", "1");
    private final EmbeddedKey key = research.key("models", "us-east-1");
    private final EmbeddedRole role = research.role("import");
    private final S3Client s3 = world.clients().s3(research.administrator().provider(), "us-east-1");
    private final KmsClient kms = world.clients().kms(research.administrator().provider(), "us-east-1");
    private final IamClient iam = world.clients().iam(research.administrator().provider());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void throttlingSpeaksEachServicesLanguage() {
        world.faults().throttle("*").times(3);

        assertRefused(this::read, 503, "SlowDown");
        assertRefused(() -> kms.describeKey(r -> r.keyId(key.arn())), 400, "ThrottlingException");
        assertRefused(() -> iam.getRole(r -> r.roleName("import")), 400, "Throttling");
        read();
    }

    @Test
    public void aServiceFailsOnceOrAnOperationForGood() {
        world.faults().fail("s3:*");
        world.faults()
                .refuse("DescribeKey", 500, "DependencyTimeoutException", "Try again.")
                .always();

        assertRefused(this::read, 500, "InternalError");
        read();
        assertRefused(() -> kms.describeKey(r -> r.keyId(key.arn())), 500, "DependencyTimeoutException");
        assertRefused(() -> kms.describeKey(r -> r.keyId(key.arn())), 500, "DependencyTimeoutException");
    }

    @Test
    public void aConnectionDroppedBeforeTheEffectLeavesNoTrace() {
        world.faults().dropBefore("PutBucketPolicy");

        assertThatThrownBy(this::putPolicy).isInstanceOf(SdkClientException.class);
        assertThat(models.policy()).isEmpty();
    }

    @Test
    public void aConnectionDroppedAfterTheEffectLosesTheReplyOnly() {
        world.faults().dropAfter("PutBucketPolicy");

        assertThatThrownBy(this::putPolicy).isInstanceOf(SdkClientException.class);
        assertThat(models.policy()).isPresent();
        assertThat(world.requests().of("PutBucketPolicy"))
                .extracting(RecordedRequest::status)
                .containsExactly(0);
    }

    @Test
    public void chanceRepeatsWithTheSeed() {
        String first = strikes(7);

        assertThat(strikes(7)).isEqualTo(first).contains("ok").contains("SlowDown");
    }

    @Test
    public void aSlowAnswerTakesVirtualTime() {
        Instant before = world.clock().instant();
        world.faults().slow("GetObject", Duration.ofMinutes(3));
        read();

        assertThat(world.clock().instant()).isEqualTo(before.plusSeconds(180));
    }

    @Test
    public void changesShowAfterAWhile() {
        world.faults().changesShowAfter(Duration.ofMinutes(2));
        putPolicy();
        String grant = kms.createGrant(
                        r -> r.keyId(key.arn()).granteePrincipal(role.arn()).operations(GrantOperation.DECRYPT))
                .grantId();
        iam.createRole(
                r -> r.roleName("new").assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));

        assertRefused(this::policy, 404, "NoSuchBucketPolicy");
        assertThat(kms.listGrants(r -> r.keyId(key.arn())).grants()).isEmpty();
        assertRefused(() -> iam.getRole(r -> r.roleName("new")), 404, "NoSuchEntity");
        assertRefused(() -> grantTo("arn:aws:iam::111122223333:role/new"), 400, "InvalidArnException");

        world.clock().advance(Duration.ofMinutes(2));
        assertThat(policy()).contains(role.arn());
        assertThat(kms.listGrants(r -> r.keyId(key.arn())).grants())
                .extracting("grantId")
                .containsExactly(grant);
        grantTo(iam.getRole(r -> r.roleName("new")).role().arn());
    }

    @Test
    public void nothingGoesWrongAfterAllFaultsAreCleared() {
        world.faults().throttle("*").always();
        world.faults().clear();

        read();
    }

    private String strikes(long seed) {
        world.faults().clear();
        world.faults().seed(seed).throttle("GetObject").withProbability(0.5);
        long mark = world.requests().mark();
        for (int i = 0; i < 20; i++) {
            tryToRead();
        }
        return world.requests().since(mark).stream()
                .map(request -> request.succeeded() ? "ok" : request.error())
                .toList()
                .toString();
    }

    private void tryToRead() {
        try {
            read();
        } catch (S3Exception throttled) {
            assertThat(throttled.statusCode()).isEqualTo(503);
        }
    }

    private void read() {
        s3.getObjectAsBytes(r -> r.bucket("research-models").key("a"));
    }

    private String policy() {
        return s3.getBucketPolicy(r -> r.bucket("research-models")).policy();
    }

    private void grantTo(String arn) {
        kms.createGrant(r -> r.keyId(key.arn()).granteePrincipal(arn).operations(GrantOperation.DECRYPT));
    }

    private void putPolicy() {
        PolicyDocument policy = PolicyDocument.empty()
                .with(Statement.allow("Read")
                        .aws(role.arn())
                        .actions("s3:GetObject")
                        .resources(models.arn("*"))
                        .build());
        s3.putBucketPolicy(r -> r.bucket("research-models").policy(policy.toJson()));
    }
}
