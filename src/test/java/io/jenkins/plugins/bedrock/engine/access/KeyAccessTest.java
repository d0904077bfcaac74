package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import io.jenkins.plugins.bedrock.engine.policy.Statement;
import java.util.concurrent.FutureTask;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantOperation;

/** Access to objects under customer keys: a grant where it can give just what is needed, else a key policy. */
public class KeyAccessTest {

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world);
    private final EmbeddedKey key = world.research.key("models", ResearchAndHosting.REGION.id());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aRepeatedRevokeOfAGrantWritesNothing() throws Exception {
        scene.keys(new KeyUse(new KeyArn(key.arn()), true));
        scene.grant("support-bot/v7");
        scene.revoke("support-bot/v7");
        assertThat(key.grants()).isEmpty();
        long mark = world.aws.requests().mark();

        scene.revoke("support-bot/v7");

        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    public void aGrantOfOurNameThatGivesMoreIsNotTakenForOursAndGoesWithTheRevoke() throws Exception {
        scene.keys(new KeyUse(new KeyArn(key.arn()), true));
        scene.grant("support-bot/v7");
        KmsClient administrator =
                world.aws.clients().kms(world.research.administrator().provider(), ResearchAndHosting.REGION.id());
        KmsGrant ours = key.grants().get(0);
        administrator.revokeGrant(r -> r.keyId(key.arn()).grantId(ours.id()));
        administrator.createGrant(r -> r.keyId(key.arn())
                .name(ours.name())
                .granteePrincipal(world.importRole(ResearchAndHosting.DEV).value())
                .operations(GrantOperation.DECRYPT, GrantOperation.DESCRIBE_KEY, GrantOperation.ENCRYPT));

        scene.grant("support-bot/v7");
        assertThat(key.grants()).hasSize(2);

        scene.revoke("support-bot/v7");
        assertThat(key.grants()).isEmpty();
    }

    @Test
    public void aRevokeOfOneModelWaitsForTheGrantOfAnotherThatCountsOnTheSameKmsGrant() throws Exception {
        EmbeddedKey other = world.furtherKey("other");
        scene.keys(new KeyUse(new KeyArn(key.arn()), true));
        AccessRequest first = scene.request("support-bot/v7");
        scene.grant("support-bot/v7");
        scene.keys(new KeyUse(new KeyArn(key.arn()), true), new KeyUse(new KeyArn(other.arn()), true));
        FutureTask<Revocation> revoke =
                new FutureTask<>(() -> scene.control.revoke(first, AccessScene.HOLDER, change -> {}));
        Thread revoking = new Thread(revoke, "revoke");

        scene.control.grant(scene.request("support-bot/v8"), "promote #2", () -> {}, change -> {
            if (change instanceof GrantChange) {
                revoking.start();
                waitUntilItWaitsOrEnds(revoking);
            }
        });

        assertThat(revoke.get().outcome()).isEqualTo(Revocation.Outcome.REVOKED);
        assertThat(world.bucket.policy().orElseThrow()).contains("v8/*").doesNotContain("v7/*");
        assertThat(key.grants()).hasSize(1);
    }

    @Test
    public void anExplicitDenyInTheKeyPolicyIsFoundWhereAGrantServesToo() {
        key.policy(PolicyDocument.parse(key.policy())
                .with(Statement.deny("OnlyUs")
                        .aws("*")
                        .actions("kms:Decrypt")
                        .resources("*")
                        .condition("StringNotEquals", "aws:PrincipalAccount", ResearchAndHosting.RESEARCH)
                        .build())
                .toJson());
        scene.keys(new KeyUse(new KeyArn(key.arn()), true));

        assertThat(scene.control.plan(scene.request("support-bot/v7")).obstacles())
                .anySatisfy(obstacle -> assertThat(obstacle).contains("OnlyUs"));
    }

    private static void waitUntilItWaitsOrEnds(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }
}
