package io.jenkins.plugins.bedrock.embeddedaws.kms;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.GrantOperation;

public class GrantsTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount research = world.account("111122223333");
    private final EmbeddedRole importRole = world.account("444455556666").role("import");
    private final EmbeddedKey key = research.key("models", "us-east-1");
    private final KmsClient kms = world.clients().kms(research.administrator().provider(), "us-east-1");

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aGrantIsListedAsItWasMade() {
        String id = grant(r -> r.name("import").constraints(c -> c.encryptionContextSubset(context(1))));

        GrantListEntry grant = kms.listGrants(r -> r.keyId(key.id())).grants().get(0);
        assertThat(grant.grantId()).isEqualTo(id);
        assertThat(grant.name()).isEqualTo("import");
        assertThat(grant.granteePrincipal()).isEqualTo(importRole.arn());
        assertThat(grant.operations()).containsExactly(GrantOperation.DECRYPT);
        assertThat(grant.constraints().encryptionContextSubset()).isEqualTo(context(1));
        assertThat(grant.issuingAccount()).isEqualTo(research.rootArn());
        assertThat(grant.creationDate()).isEqualTo(world.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    public void theSameNameAndTermsGiveTheSameGrant() {
        String first = grant(r -> r.name("import"));

        assertThat(grant(r -> r.name("import"))).isEqualTo(first);
        assertThat(grant(r -> r.name("import").operations(GrantOperation.DESCRIBE_KEY)))
                .isNotEqualTo(first);
        assertThat(grant(r -> {})).isNotEqualTo(grant(r -> {}));
    }

    @Test
    public void grantsComeInPagesAndByGrantee() {
        String other = research.user("other").arn();
        for (int i = 0; i < 5; i++) {
            grant(r -> {});
        }
        grant(r -> r.granteePrincipal(other));

        assertThat(kms.listGrantsPaginator(r -> r.keyId(key.id()).limit(2)).grants())
                .hasSize(6);
        assertThat(kms.listGrants(r -> r.keyId(key.id()).granteePrincipal(other))
                        .grants())
                .hasSize(1);
    }

    @Test
    public void aGranteeThatDoesNotExistIsRefused() {
        assertRefused(
                () -> grant(r -> r.granteePrincipal("arn:aws:iam::444455556666:role/none")),
                400,
                "InvalidArnException");
    }

    @Test
    public void moreThanEightPairsAreRefused() {
        assertRefused(
                () -> grant(r -> r.constraints(c -> c.encryptionContextEquals(context(9)))),
                400,
                "ValidationException");
    }

    @Test
    public void aDryRunTellsThatItWouldSucceedAndDoesNothing() {
        assertRefused(() -> grant(r -> r.dryRun(true)), 400, "DryRunOperationException");

        assertThat(key.grants()).isEmpty();
        assertThat(world.requests().writes()).isEmpty();
    }

    @Test
    public void aRevokedGrantIsGone() {
        String id = grant(r -> {});
        kms.revokeGrant(r -> r.keyId(key.arn()).grantId(id));

        assertThat(key.grants()).isEmpty();
        assertRefused(() -> kms.revokeGrant(r -> r.keyId(key.arn()).grantId(id)), 400, "NotFoundException");
    }

    @Test
    public void theRetiringPrincipalEndsAGrant() {
        String janitor = research.user("janitor").arn();
        String id = grant(r -> r.retiringPrincipal(janitor));
        KmsClient asJanitor = world.clients().kms(research.user("janitor").provider(), "us-east-1");

        assertRefused(() -> kms.retireGrant(r -> r.keyId(key.arn()).grantId(id)), 400, "AccessDeniedException");
        asJanitor.retireGrant(r -> r.keyId(key.arn()).grantId(id));
        assertThat(key.grants()).isEmpty();
    }

    @Test
    public void theGrantOfADeletedRoleShowsItsUniqueId() {
        grant(r -> {});
        String id = importRole.id();
        importRole.delete();

        assertThat(key.grants().get(0).granteePrincipalArn()).isEqualTo(id);
    }

    @Test
    public void aDisabledKeyGetsNoGrants() {
        key.state(KeyState.DISABLED);

        assertRefused(() -> grant(r -> {}), 400, "DisabledException");
    }

    private String grant(Consumer<CreateGrantRequest.Builder> more) {
        return kms.createGrant(r -> r.keyId(key.arn())
                        .granteePrincipal(importRole.arn())
                        .operations(GrantOperation.DECRYPT)
                        .applyMutation(more))
                .grantId();
    }

    private static Map<String, String> context(int pairs) {
        Map<String, String> context = new TreeMap<>();
        for (int i = 0; i < pairs; i++) {
            context.put("key" + i, "value");
        }
        return context;
    }
}
