package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.importing.ImportJob;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.model.ModelIdentity;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What grantModelAccess gives is what an import needs: without any of it the import fails, with all of it it completes. */
public class AccessForImportTest {

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
    public void withoutAGrantTheImportFailsWithS3sAccessDenied() throws Exception {
        ImportJob job = scene.imported(DEV, scene.inspect(DEV));

        assertThat(job.isFailed()).isTrue();
        assertThat(job.failureMessage().orElseThrow()).contains("Access denied").contains("support-bot/v7/");
    }

    @Test
    public void withTheGrantItCompletesAndAfterTheRevokeASecondOneFailsAgain() throws Exception {
        ModelIdentity identity = scene.inspect(DEV);
        scene.grant(DEV);
        ImportJob first = scene.imported(DEV, identity);
        assertThat(first.isCompleted()).isTrue();

        scene.revoke(DEV);
        scene.delete(DEV, first.modelName());

        ImportJob second = scene.imported(DEV, identity);
        assertThat(second.isFailed()).isTrue();
        assertThat(second.arn()).isNotEqualTo(first.arn());
    }

    @Test
    public void everythingRepeatedWritesNothingAndStartsNoSecondJob() throws Exception {
        ModelIdentity identity = scene.inspect(DEV);
        scene.grant(DEV);
        ImportJob job = scene.imported(DEV, identity);
        long mark = world.aws.requests().mark();

        scene.grant(DEV);
        ImportOutcome again = scene.begin(DEV, identity);

        assertThat(again.kind()).isEqualTo(ImportOutcome.Kind.REUSED);
        assertThat(again.model().orElseThrow().arn()).isEqualTo(job.modelArn().orElseThrow());
        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);

        scene.revoke(DEV);
        long afterRevoke = world.aws.requests().mark();
        scene.revoke(DEV);
        assertThat(world.aws.requests().since(afterRevoke)).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    public void noStatementOfTheBucketPolicyIsSuperfluous() throws Exception {
        ModelIdentity identity = scene.inspect(DEV);
        scene.grant(DEV);
        String whole = world.bucket.policy().orElseThrow();

        for (String sid : sids(whole)) {
            world.bucket.policy(without(whole, sid));
            assertThat(scene.imported(DEV, identity).isFailed()).as(sid).isTrue();
        }
    }

    @Test
    public void withABucketKeyAGrantOnTheKeyIsAllItTakesAndNotSuperfluous() throws Exception {
        EmbeddedKey key = encrypted(true);
        ModelIdentity identity = scene.inspect(DEV);
        String keyPolicy = key.policy();
        scene.grant(DEV);
        assertThat(key.policy()).isEqualTo(keyPolicy);
        assertThat(key.grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.encryptionContextSubset())
                        .containsEntry("aws:s3:arn", "arn:aws:s3:::research-models"));

        ImportJob job = scene.imported(DEV, identity);
        assertThat(job.failureMessage()).isEmpty();
        assertThat(job.isCompleted()).isTrue();

        scene.delete(DEV, job.modelName());
        String bucketPolicy = world.bucket.policy().orElseThrow();
        scene.revoke(DEV);
        assertThat(key.grants()).isEmpty();
        world.bucket.policy(bucketPolicy);
        assertThat(scene.imported(DEV, identity).isFailed()).isTrue();
    }

    @Test
    public void withoutABucketKeyNoStatementOfTheKeyPolicyIsSuperfluous() throws Exception {
        EmbeddedKey key = encrypted(false);
        ModelIdentity identity = scene.inspect(DEV);
        String before = key.policy();
        scene.grant(DEV);
        assertThat(key.grants()).isEmpty();
        String whole = key.policy();
        assertThat(sids(whole)).hasSize(2);

        for (String sid : sids(whole)) {
            key.policy(without(whole, sid));
            assertThat(scene.imported(DEV, identity).isFailed()).as(sid).isTrue();
        }
        key.policy(whole);
        assertThat(scene.imported(DEV, identity).failureMessage()).isEmpty();

        scene.revoke(DEV);
        assertThat(PolicyDocument.parse(key.policy()).sameMeaning(PolicyDocument.parse(before)))
                .isTrue();
    }

    @Test
    public void noStatementOfACreatedRolesPoliciesIsSuperfluous() throws Exception {
        scene.importRolesAreCreated();
        encrypted(true);
        ModelIdentity identity = scene.inspect(DEV);
        scene.grant(DEV);
        EmbeddedRole role = world.aws.account(ResearchAndHosting.DEV).role("support-bot");
        String policy = "bedrock-model-import-research";
        String whole = permissions(policy);
        assertThat(PolicyDocument.parse(whole).statements()).hasSize(3);

        for (Statement statement : PolicyDocument.parse(whole).statements()) {
            String sid = statement.sid().orElseThrow();
            role.inline(policy, without(whole, sid));
            assertThat(scene.imported(DEV, identity).isFailed()).as(sid).isTrue();
        }
        role.inline(policy, whole);
        assertThat(scene.imported(DEV, identity).failureMessage()).isEmpty();
    }

    @Test
    public void aBucketInAnotherRegionThanConfiguredIsRefused() {
        world.research.bucket("models-of-the-west", "us-west-2").put("v7/config.json", "{}");
        scene.model("s3://models-of-the-west/v7");

        assertThatThrownBy(() -> scene.grant(DEV)).hasMessageContaining("may not go to dev");
        scene.allowing("s3://models-of-the-west");
        assertThatThrownBy(() -> scene.grant(DEV)).hasMessageContaining("The bucket is in another Region");
    }

    private String permissions(String policy) {
        return URLDecoder.decode(
                world.aws
                        .clients()
                        .iam(world.aws
                                .account(ResearchAndHosting.DEV)
                                .administrator()
                                .provider())
                        .getRolePolicy(r -> r.roleName("support-bot").policyName(policy))
                        .policyDocument(),
                StandardCharsets.UTF_8);
    }

    private EmbeddedKey encrypted(boolean bucketKey) throws Exception {
        EmbeddedKey key = world.research.key("models", ResearchAndHosting.REGION.id());
        world.bucket.encryption(ObjectEncryption.kms(key.arn(), bucketKey));
        world.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
        return key;
    }

    private static List<String> sids(String policy) {
        return PolicyDocument.parse(policy).statements().stream()
                .flatMap(statement -> statement.sid().stream())
                .filter(sid -> sid.startsWith("BedrockModelImport"))
                .collect(Collectors.toList());
    }

    private static String without(String policy, String sid) {
        return PolicyDocument.parse(policy)
                .without((Statement statement) ->
                        statement.sid().filter(sid::equals).isPresent())
                .toJson();
    }
}
