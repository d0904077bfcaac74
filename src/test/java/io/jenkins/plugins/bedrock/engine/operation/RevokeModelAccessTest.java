package io.jenkins.plugins.bedrock.engine.operation;

import static io.jenkins.plugins.bedrock.engine.operation.PromotionScene.DEV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.embeddedaws.s3.ObjectEncryption;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.access.AccessRefusedException;
import io.jenkins.plugins.bedrock.engine.access.Revocation;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Taking access back works whatever has become of the model, and says what it could not take back. */
public class RevokeModelAccessTest {

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
    public void aRevokeTakesTheKeyBackWhenTheModelIsGone() throws Exception {
        EmbeddedKey key = encrypted("models");
        scene.grant(DEV);
        assertThat(key.policy()).contains("BedrockModelImport");
        deleteModel();

        Revocation revocation = scene.revoke(DEV);

        assertThat(revocation.outcome()).isEqualTo(Revocation.Outcome.REVOKED);
        assertThat(key.policy()).doesNotContain("BedrockModelImport");
    }

    @Test
    public void aRevokeTakesTheOldKeyBackWhenTheModelWasEncryptedAnew() throws Exception {
        EmbeddedKey old = encrypted("old");
        scene.grant(DEV);
        encrypted("new");

        scene.revoke(DEV);

        assertThat(old.policy()).doesNotContain("BedrockModelImport");
    }

    @Test
    public void aRevokeFailsWhileS3DoesNotAnswerRatherThanLeaveTheKeyOpen() throws Exception {
        encrypted("models");
        scene.grant(DEV);
        world.aws.faults().throttle("ListObjectsV2").always();

        assertThatThrownBy(() -> scene.revoke(DEV)).isInstanceOf(AwsProblem.class);
    }

    @Test
    public void aRevokeThatKnowsOfNoKeySaysSo() throws Exception {
        EmbeddedKey key = encrypted("models");
        scene.grant(DEV);
        scene.leases.releaseEnded(holder -> !holder.equals("promote #1"));
        deleteModel();

        Revocation revocation = scene.revoke(DEV);

        assertThat(revocation.outcome()).isEqualTo(Revocation.Outcome.KEYS_UNKNOWN);
        assertThat(revocation.sentence()).contains("cannot be seen any more").contains("name the source's keys");
        assertThat(world.bucket.policy()).isEmpty();
        assertThat(key.policy()).contains("BedrockModelImport");
    }

    @Test
    public void aCreatedRolesPolicyTellsTheKeysWhenTheModelIsGone() throws Exception {
        scene.importRolesAreCreated();
        EmbeddedKey key = encrypted("models");
        scene.grant(DEV);
        scene.leases.releaseEnded(holder -> !holder.equals("promote #1"));
        deleteModel();

        assertThat(scene.revoke(DEV).outcome()).isEqualTo(Revocation.Outcome.REVOKED);
        assertThat(key.policy()).doesNotContain("BedrockModelImport");
    }

    @Test
    public void aKeyThatNoOtherModelNeedsGoesFromACreatedRolesPolicy() throws Exception {
        scene.importRolesAreCreated();
        EmbeddedKey first = encrypted("first");
        scene.grant(DEV);
        EmbeddedKey second = world.furtherKey("second");
        world.bucket.encryption(ObjectEncryption.kms(second.arn(), true));
        world.bucket.putDirectory("support-bot/v8/", Checkpoints.LLAMA_TINY);
        scene.model("s3://research-models/support-bot/v8/");
        scene.grant(DEV);

        scene.model(PromotionScene.MODEL);
        scene.revoke(DEV);

        assertThat(rolePolicy()).contains(second.arn()).doesNotContain(first.arn());
        assertThat(second.grants()).hasSize(1);
    }

    @Test
    public void anObjectUnderAnUnshareableKeyDoesNotStopARevoke() throws Exception {
        scene.grant(DEV);
        addUnderAwsManagedKey();

        scene.revoke(DEV);

        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void aKeyThatMayNotBeLookedAtIsNamedAndKeepsNoOtherFromBeingClosed() throws Exception {
        EmbeddedKey key = encrypted("models");
        scene.grant(DEV);
        EmbeddedKey hidden = world.research.key("hidden", ResearchAndHosting.REGION.id());
        world.bucket.encryption(ObjectEncryption.kms(hidden.arn(), false));
        world.bucket.put("support-bot/v7/late.txt", "late");

        Revocation revocation = scene.revoke(DEV);

        assertThat(revocation.outcome()).isEqualTo(Revocation.Outcome.KEYS_UNKNOWN);
        assertThat(revocation.sentence()).contains("read the policy of key " + hidden.arn());
        assertThat(key.policy()).doesNotContain("BedrockModelImport");
    }

    @Test
    public void anObjectUnderAThirdAccountsKeyDoesNotStopARevoke() throws Exception {
        scene.grant(DEV);
        EmbeddedKey third = world.aws.account("666677778888").key("theirs", ResearchAndHosting.REGION.id());
        world.bucket.encryption(ObjectEncryption.kms(third.arn(), false));
        world.bucket.put("support-bot/v7/late.txt", "late");

        scene.revoke(DEV);

        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void aModelThatTheSourceAllowsNoLongerIsTakenBackAllTheSame() throws Exception {
        scene.grant(DEV);
        scene.allowing("s3://research-models/other/");

        scene.revoke(DEV);

        assertThat(world.bucket.policy()).isEmpty();
    }

    @Test
    public void aModelUnderAnUnshareableKeyIsRefusedBeforeAnythingIsChanged() throws Exception {
        addUnderAwsManagedKey();

        assertThatThrownBy(() -> scene.grant(DEV))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageContaining("aws/s3")
                .hasMessageContaining("late.txt");
        assertThat(world.aws.requests().writes()).isEmpty();
    }

    private void addUnderAwsManagedKey() {
        EmbeddedKey managed = world.research.key("aws/s3", ResearchAndHosting.REGION.id());
        world.bucket.encryption(ObjectEncryption.kms(managed.arn(), true));
        world.bucket.put("support-bot/v7/late.txt", "late");
    }

    private EmbeddedKey encrypted(String name) throws Exception {
        EmbeddedKey key = world.furtherKey(name);
        world.bucket.encryption(ObjectEncryption.kms(key.arn(), false));
        world.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
        return key;
    }

    private void deleteModel() throws InterruptedException {
        scene.inspect(DEV)
                .manifest()
                .objects()
                .forEach(object -> world.bucket.delete("support-bot/v7/" + object.relativeKey()));
    }

    private String rolePolicy() {
        return URLDecoder.decode(
                world.aws
                        .clients()
                        .iam(world.aws
                                .account(ResearchAndHosting.DEV)
                                .administrator()
                                .provider())
                        .getRolePolicy(r -> r.roleName("support-bot").policyName("bedrock-model-import-research"))
                        .policyDocument(),
                StandardCharsets.UTF_8);
    }
}
