package io.jenkins.plugins.bedrock.embeddedaws.s3;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.s3.S3Client;

public class BucketPolicyTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedAccount hosting = world.account("444455556666");
    private final EmbeddedRole importRole = hosting.role("import").path("/bedrock/");
    private final EmbeddedBucket models = research.bucket("research-models", "us-east-1");
    private final S3Client s3 = world.clients().s3(research.administrator().provider(), "us-east-1");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aBucketHasNoPolicyUntilOneIsPut() {
        assertRefused(() -> policy(), 404, "NoSuchBucketPolicy");

        put(reading(importRole.arn()));
        assertThat(policy()).contains(importRole.arn());

        s3.deleteBucketPolicy(r -> r.bucket("research-models"));
        assertRefused(() -> policy(), 404, "NoSuchBucketPolicy");
    }

    @Test
    public void s3ReturnsItsOwnTextOfTheSameMeaning() {
        PolicyDocument sent = PolicyDocument.parse("""
                {"Statement":[{"Effect":"Allow","Sid":"Reader","Principal":{"AWS":["111122223333"]},
                "Resource":["arn:aws:s3:::research-models/*"],"Action":["s3:GetObject","s3:GetObjectVersion"]}],
                "Version":"2012-10-17"}""");
        put(sent.toJson());

        assertThat(policy())
                .startsWith("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Reader\"")
                .contains("{\"AWS\":\"arn:aws:iam::111122223333:root\"}");
        assertThat(PolicyDocument.parse(policy()).sameMeaning(sent)).isTrue();
    }

    @Test
    public void aDeletedPrincipalShowsItsUniqueIdAndCannotBePutAgain() {
        put(reading(importRole.arn()));
        String id = importRole.id();
        importRole.delete();

        assertThat(PolicyDocument.parse(policy()).uniqueIdPrincipals()).containsExactly(id);
        assertRefused(() -> put(policy()), 400, "MalformedPolicy").isEqualTo("Invalid principal in policy");
    }

    @Test
    public void aRoleThatIsMadeAgainDoesNotGetItsAccessBack() {
        put(reading(importRole.arn()));
        String id = importRole.id();
        importRole.delete();
        EmbeddedRole again = hosting.role("import").path("/bedrock/");

        assertThat(again.arn()).isEqualTo("arn:aws:iam::444455556666:role/bedrock/import");
        assertThat(again.id()).isNotEqualTo(id);
        assertThat(policy()).contains(id).doesNotContain(again.arn());
    }

    @Test
    public void malformedPoliciesAreRefusedInS3sWords() {
        assertRefused(() -> put("no JSON"), 400, "MalformedPolicy")
                .isEqualTo("Policies must be valid JSON and the first byte must be '{'");
        assertRefused(() -> put("{\"Version\":\"2012-10-17\"}"), 400, "MalformedPolicy")
                .isEqualTo("Missing required field Statement");
        assertRefused(() -> put(reading("arn:aws:iam::444455556666:role/none")), 400, "MalformedPolicy")
                .isEqualTo("Invalid principal in policy");
        assertRefused(() -> put(allowing("s3:GetObject", "arn:aws:s3:::other-bucket/*")), 400, "MalformedPolicy")
                .isEqualTo("Policy has invalid resource");
        assertRefused(() -> put(allowing("s3:GetObject", models.arn())), 400, "MalformedPolicy")
                .isEqualTo("Action does not apply to any resource(s) in statement");
    }

    @Test
    public void aPolicyOver20480BytesIsRefused() {
        PolicyDocument policy = PolicyDocument.parse(reading(importRole.arn()));
        for (int i = 0; policy.size() <= 20_480; i++) {
            policy = policy.with(Statement.allow("Reader" + i)
                    .aws(importRole.arn())
                    .actions("s3:GetObject")
                    .resources(models.arn("v" + i + "/*"))
                    .build());
        }
        String tooLong = policy.toPrettyJson();

        assertRefused(() -> put(tooLong), 400, "MalformedPolicy")
                .isEqualTo("Normalized policy document exceeds the maximum allowed size of 20480 bytes.");
    }

    @Test
    public void aPublicPolicyIsBlockedUnlessTheBlockIsOff() {
        String everybody = reading("*");
        assertRefused(() -> put(everybody), 403, "AccessDenied").contains("BlockPublicPolicy");

        models.publicAccessBlock(PublicAccessBlock.OFF);
        put(everybody);
        assertThat(policy()).contains("\"AWS\":\"*\"");
    }

    @Test
    public void anotherAccountCannotTouchThePolicyEvenIfItMay() {
        S3Client foreign = world.clients().s3(hosting.administrator().provider(), "us-east-1");
        assertRefused(() -> foreign.getBucketPolicy(r -> r.bucket("research-models")), 403, "AccessDenied");

        put(statement(hosting.rootArn(), "s3:GetBucketPolicy", models.arn()));
        assertRefused(() -> foreign.getBucketPolicy(r -> r.bucket("research-models")), 405, "MethodNotAllowed");
    }

    @Test
    public void anUnexpectedBucketOwnerIsRefused() {
        assertRefused(
                () -> s3.getBucketPolicy(r -> r.bucket("research-models").expectedBucketOwner("444455556666")),
                403,
                "AccessDenied");
    }

    @Test
    public void theOwnersRootUserGetsPastAPolicyThatDeniesEverybody() {
        models.policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",
                "Resource":["arn:aws:s3:::research-models","arn:aws:s3:::research-models/*"]}]}""");
        assertRefused(() -> policy(), 403, "AccessDenied").contains("explicit deny in a resource-based policy");

        S3Client root = world.clients().s3(research.rootUser(), "us-east-1");
        root.deleteBucketPolicy(r -> r.bucket("research-models"));
        assertThat(models.policy()).isEmpty();
    }

    private String policy() {
        return s3.getBucketPolicy(r -> r.bucket("research-models")).policy();
    }

    private void put(String policy) {
        s3.putBucketPolicy(r -> r.bucket("research-models").policy(policy));
    }

    private String reading(String principal) {
        return statement(principal, "s3:GetObject", models.arn("v7/*"));
    }

    private String allowing(String action, String resource) {
        return statement(importRole.arn(), action, resource);
    }

    private static String statement(String principal, String action, String resource) {
        return PolicyDocument.empty()
                .with(Statement.allow("Reader")
                        .aws(principal)
                        .actions(action)
                        .resources(resource)
                        .build())
                .toJson();
    }
}
