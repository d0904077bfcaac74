package io.jenkins.plugins.bedrock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.kms.EmbeddedKey;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.GrantOperation;

/** What the roles of docs/permissions.md must not be able to do. */
public class PermissionsTest {

    private static final String DEV = ResearchAndHosting.DEV;

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final EmbeddedKey key = world.research.key("models", ResearchAndHosting.REGION.id());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void theSourceRoleLendsKeysForReadingOnly() {
        grant(grant -> grant.operations(GrantOperation.DECRYPT, GrantOperation.DESCRIBE_KEY)
                .constraints(c -> c.encryptionContextSubset(Map.of("aws:s3:arn", world.bucket.arn()))));
        assertThat(key.grants()).hasSize(1);

        assertDenied(() -> grant(grant -> grant.operations(GrantOperation.DECRYPT, GrantOperation.ENCRYPT)
                .constraints(c -> c.encryptionContextSubset(Map.of("aws:s3:arn", world.bucket.arn())))));
        assertDenied(() -> grant(grant -> grant.operations(GrantOperation.DECRYPT)));
        assertThat(key.grants()).hasSize(1);
    }

    @Test
    public void theSourceRoleTouchesNoOtherKeysPolicy() {
        AwsAccount source = world.account(world.source());
        String other =
                world.research.key("others", ResearchAndHosting.REGION.id()).arn();

        assertDenied(() ->
                source.call("read the policy of another key", () -> source.kms().getKeyPolicy(r -> r.keyId(other))));
    }

    @Test
    public void aRoleWithoutTheBoundaryGetsNoPermissions() {
        world.aws.account(DEV).role("made-by-hand").path("/bedrock-model-import/");

        assertDenied(() -> addPolicy(world.hostingThatCreatesRoles(DEV), "made-by-hand"));
    }

    @Test
    public void theOtherHostingRolesChangeNoRole() {
        for (AccountAccess access : List.of(world.hosting(DEV), world.hostingThatInspects(DEV))) {
            assertDenied(() -> addPolicy(access, "BedrockImport"));
        }
    }

    private void addPolicy(AccountAccess access, String role) {
        AwsAccount account = world.account(access);
        String policy = world.page(DEV, key.arn()).policy("import-role-permissions");
        account.call(
                "add a policy to " + role,
                () -> account.iam()
                        .putRolePolicy(
                                put -> put.roleName(role).policyName("more").policyDocument(policy)));
    }

    private void grant(Consumer<CreateGrantRequest.Builder> terms) {
        AwsAccount source = world.account(world.source());
        source.call(
                "lend a key",
                () -> source.kms()
                        .createGrant(grant -> terms.accept(grant.keyId(key.arn())
                                .granteePrincipal(world.importRole(DEV).value()))));
    }

    private static void assertDenied(Runnable call) {
        assertThatThrownBy(call::run).hasMessageContaining("AccessDenied");
    }
}
