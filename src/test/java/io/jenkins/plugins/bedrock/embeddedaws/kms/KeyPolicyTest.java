package io.jenkins.plugins.bedrock.embeddedaws.kms;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

public class KeyPolicyTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedAccount hosting = world.account("444455556666");
    private final EmbeddedRole importRole = hosting.role("import");
    private final EmbeddedKey key = research.key("models", "us-east-1");
    private final KmsClient kms = world.clients().kms(research.administrator().provider(), "us-east-1");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aKeyIsDescribedByItsIdItsAliasOrItsArn() {
        for (String name : new String[] {key.id(), "alias/models", key.arn()}) {
            KeyMetadata metadata = kms.describeKey(r -> r.keyId(name)).keyMetadata();

            assertThat(metadata.arn()).isEqualTo(key.arn());
            assertThat(metadata.keyManagerAsString()).isEqualTo("CUSTOMER");
            assertThat(metadata.enabled()).isTrue();
        }
        assertRefused(() -> kms.describeKey(r -> r.keyId("alias/none")), 400, "NotFoundException");
    }

    @Test
    public void theDefaultPolicyLeavesTheDecisionToIamPolicies() {
        KmsClient powerless = world.clients().kms(research.user("powerless").provider(), "us-east-1");
        KmsClient allowed = world.clients()
                .kms(
                        research.user("allowed")
                                .allowing("kms:DescribeKey", key.arn())
                                .provider(),
                        "us-east-1");

        assertThat(allowed.describeKey(r -> r.keyId(key.arn())).keyMetadata().keyId())
                .isEqualTo(key.id());
        assertRefused(() -> powerless.describeKey(r -> r.keyId(key.arn())), 400, "AccessDeniedException")
                .contains("kms:DescribeKey");
    }

    @Test
    public void aPolicyIsPutAndReadBack() {
        PolicyDocument sent = withImport(importRole.arn());
        kms.putKeyPolicy(r -> r.keyId(key.arn()).policy(sent.toJson()));

        assertThat(PolicyDocument.parse(policy()).sameMeaning(sent)).isTrue();
    }

    @Test
    public void aDeadPrincipalShowsItsUniqueIdAndIsRefused() {
        kms.putKeyPolicy(
                r -> r.keyId(key.arn()).policy(withImport(importRole.arn()).toJson()));
        String id = importRole.id();
        importRole.delete();

        assertThat(policy()).contains(id);
        String dead = policy();
        assertRefused(
                        () -> kms.putKeyPolicy(r -> r.keyId(key.arn()).policy(dead)),
                        400,
                        "MalformedPolicyDocumentException")
                .contains("invalid principals");
    }

    @Test
    public void aPolicyThatWouldLockItsWriterOutIsRefused() {
        String onlyTheImport = PolicyDocument.parse(policy())
                .without(statement -> true)
                .with(importing(importRole.arn()))
                .toJson();

        assertRefused(
                        () -> kms.putKeyPolicy(r -> r.keyId(key.arn()).policy(onlyTheImport)),
                        400,
                        "MalformedPolicyDocumentException")
                .contains("will not allow you to update the key policy in the future");
    }

    @Test
    public void policiesDoNotCrossAccountsEvenWhereTheyAllowIt() {
        key.policy(PolicyDocument.parse(key.policy())
                .with(Statement.allow("Foreign")
                        .aws(hosting.rootArn())
                        .actions("kms:*")
                        .resources("*")
                        .build())
                .toJson());
        KmsClient foreign = world.clients().kms(hosting.administrator().provider(), "us-east-1");

        assertThat(foreign.describeKey(r -> r.keyId(key.arn())).keyMetadata().arn())
                .isEqualTo(key.arn());
        assertRefused(() -> foreign.getKeyPolicy(r -> r.keyId(key.arn())), 400, "AccessDeniedException");
    }

    @Test
    public void theKeyThatAwsManagesForS3HasAPolicyThatNobodyChanges() {
        EmbeddedKey managed = research.awsManagedKey("s3", "us-east-1");

        assertThat(kms.describeKey(r -> r.keyId("alias/aws/s3")).keyMetadata().keyManagerAsString())
                .isEqualTo("AWS");
        assertRefused(
                () -> kms.putKeyPolicy(r -> r.keyId(managed.arn())
                        .policy(withImport(importRole.arn()).toJson())),
                400,
                "AccessDeniedException");
    }

    private String policy() {
        return kms.getKeyPolicy(r -> r.keyId(key.arn())).policy();
    }

    private PolicyDocument withImport(String principal) {
        return PolicyDocument.parse(key.policy()).with(importing(principal));
    }

    private static Statement importing(String principal) {
        return Statement.allow("Import")
                .aws(principal)
                .actions("kms:Decrypt", "kms:DescribeKey")
                .resources("*")
                .build();
    }
}
