package io.jenkins.plugins.bedrock.embeddedaws.s3;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.s3.S3Client;

/** The read across accounts for which the whole plugin is made: all of its conditions, one by one. */
public class CrossAccountReadTest {

    private static final String KEY = "v7/config.json";

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedAccount hosting = world.account("444455556666");
    private final EmbeddedKey key = research.key("models", "us-east-1");
    private final EmbeddedBucket models = research.bucket("research-models", "us-east-1")
            .encryption(ObjectEncryption.kms(key.arn(), true))
            .put(KEY, "{}");
    private final EmbeddedUser reader = hosting.user("reader");
    private final EmbeddedRole importRole = hosting.role("import").trustingService("bedrock.amazonaws.com");
    private final S3Client s3 = world.clients().s3(reader.provider(), "us-east-1");

    @Before
    public void grantEverything() {
        models.policy(PolicyDocument.empty()
                .with(Statement.allow("Read")
                        .aws(reader.arn(), importRole.arn())
                        .actions("s3:GetObject")
                        .resources(models.arn("v7/*"))
                        .build())
                .with(Statement.allow("List")
                        .aws(reader.arn(), importRole.arn())
                        .actions("s3:ListBucket")
                        .resources(models.arn())
                        .condition("StringLike", "s3:prefix", "v7/*")
                        .build())
                .toJson());
        key.grant(reader.arn(), "Decrypt").grant(importRole.arn(), "Decrypt");
        reader.allowing("s3:GetObject, s3:ListBucket", models.arn(), models.arn("*"))
                .allowing("kms:Decrypt", key.arn());
        importRole
                .allowing("s3:GetObject, s3:ListBucket", models.arn(), models.arn("*"))
                .allowing("kms:Decrypt", key.arn());
    }

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void bucketPolicyIdentityPolicyAndGrantTogetherLetRead() {
        assertThat(read()).isEqualTo("{}");
    }

    @Test
    public void withoutTheBucketPolicyNothingIsRead() {
        models.policy(PolicyDocument.parse(models.policy().orElseThrow())
                .without(statement -> statement.sid().filter("Read"::equals).isPresent())
                .toJson());

        assertRefused(this::read, 403, "AccessDenied").isEqualTo("Access Denied");
    }

    @Test
    public void withoutTheIdentityPolicyNothingIsRead() {
        reader.inline("allowed-1", PolicyDocument.empty().toJson());

        assertRefused(this::read, 403, "AccessDenied").isEqualTo("Access Denied");
    }

    @Test
    public void withoutTheGrantTheHeadIsReadButNotTheBytes() {
        world.clients()
                .kms(research.administrator().provider(), "us-east-1")
                .listGrants(r -> r.keyId(key.arn()))
                .grants()
                .forEach(grant -> world.clients()
                        .kms(research.administrator().provider(), "us-east-1")
                        .revokeGrant(r -> r.keyId(key.arn()).grantId(grant.grantId())));

        assertThat(s3.headObject(r -> r.bucket("research-models").key(KEY)).ssekmsKeyId())
                .isEqualTo(key.arn());
        assertRefused(this::read, 403, "AccessDenied").contains("kms:Decrypt");
    }

    @Test
    public void aGrantForTheBucketsContextOpensObjectsUnderABucketKeyOnly() {
        EmbeddedKey constrained = research.key("constrained", "us-east-1");
        world.clients()
                .kms(research.administrator().provider(), "us-east-1")
                .createGrant(r -> r.keyId(constrained.arn())
                        .granteePrincipal(reader.arn())
                        .operations(GrantOperation.DECRYPT)
                        .constraints(c -> c.encryptionContextSubset(Map.of("aws:s3:arn", models.arn()))));
        reader.allowing("kms:Decrypt", constrained.arn());

        models.encryption(ObjectEncryption.kms(constrained.arn(), true)).put(KEY, "{}");
        assertThat(read()).isEqualTo("{}");
        models.encryption(ObjectEncryption.kms(constrained.arn(), false)).put(KEY, "{}");
        assertRefused(this::read, 403, "AccessDenied");
    }

    @Test
    public void aKeyPolicyCanAskForTheContextAndTheService() {
        EmbeddedKey byPolicy = research.key("by-policy", "us-east-1");
        byPolicy.policy(PolicyDocument.parse(byPolicy.policy())
                .with(Statement.allow("Import")
                        .aws(reader.arn())
                        .actions("kms:Decrypt")
                        .resources("*")
                        .condition("StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com")
                        .condition("StringLike", "kms:EncryptionContext:aws:s3:arn", models.arn(), models.arn("v7/*"))
                        .build())
                .toJson());
        reader.allowing("kms:Decrypt", byPolicy.arn());
        models.encryption(ObjectEncryption.kms(byPolicy.arn(), false)).put(KEY, "{}");

        assertThat(read()).isEqualTo("{}");
    }

    @Test
    public void anObjectUnderAKeyThatAwsManagesIsNeverReadAcrossAccounts() {
        EmbeddedKey managed = research.awsManagedKey("s3", "us-east-1");
        reader.allowing("kms:Decrypt", "*");
        models.encryption(ObjectEncryption.kms(managed.arn(), false)).put(KEY, "{}");

        assertRefused(this::read, 403, "AccessDenied").contains("kms:Decrypt");
        assertThat(world.clients()
                        .s3(research.administrator().provider(), "us-east-1")
                        .getObjectAsBytes(r -> r.bucket("research-models").key(KEY))
                        .asUtf8String())
                .isEqualTo("{}");
    }

    @Test
    public void thePrefixDecidesWhatIsListed() {
        assertThat(s3.listObjectsV2(r -> r.bucket("research-models").prefix("v7/"))
                        .keyCount())
                .isEqualTo(1);
        assertRefused(() -> s3.listObjectsV2(r -> r.bucket("research-models").prefix("v70/")), 403, "AccessDenied");
        assertRefused(() -> s3.listObjectsV2(r -> r.bucket("research-models")), 403, "AccessDenied");
    }

    @Test
    public void aMissingObjectIsForbiddenToWhoMayNotListTheWholeBucket() {
        assertRefused(() -> s3.getObject(r -> r.bucket("research-models").key("v7/none")), 403, "AccessDenied");
    }

    @Test
    public void aServiceReadsAsTheRoleThatTrustsIt() {
        Caller session = world.serviceSessions()
                .begin("bedrock.amazonaws.com", importRole.arn(), "import-job", hosting.id(), "");

        assertThat(world.s3().listAs(session, "us-east-1", "research-models", "v7/"))
                .extracting(S3Object::key)
                .containsExactly(KEY);
        assertThat(world.s3()
                        .getAs(session, "us-east-1", "research-models", KEY)
                        .toBytes())
                .asString()
                .isEqualTo("{}");
        assertThatThrownBy(() -> world.s3().getAs(session, "us-east-1", "research-models", "v70/x"))
                .isInstanceOf(AwsError.class)
                .hasMessage("Access Denied");
    }

    @Test
    public void aServiceIsNotLetInByARoleThatTrustsItForAnotherAccount() {
        importRole.trust("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"bedrock.amazonaws.com"},
                "Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"999988887777"}}}]}""");

        assertThatThrownBy(() -> world.serviceSessions()
                        .begin("bedrock.amazonaws.com", importRole.arn(), "import-job", hosting.id(), ""))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("sts:AssumeRole");
    }

    private String read() {
        return s3.getObjectAsBytes(r -> r.bucket("research-models").key(KEY)).asUtf8String();
    }
}
