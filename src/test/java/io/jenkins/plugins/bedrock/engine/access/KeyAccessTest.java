package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
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
}
