package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.time.Duration;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;

/** Where the administrator allows it, the import role is made: under one path, with a permissions boundary. */
public class ManagedImportRoleTest {

    private static final String DEV = ResearchAndHosting.DEV;
    private static final RoleArn ROLE = new RoleArn("arn:aws:iam::" + DEV + ":role/bedrock-model-import/support-bot");

    private final ResearchAndHosting world = new ResearchAndHosting();
    private final AccessScene scene = new AccessScene(world).role(ImportRole.managed(ROLE, world.boundary(DEV)));

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aMissingRoleIsCreatedWithBoundaryTrustAndJustTheSourcesPolicy() throws Exception {
        scene.grant("support-bot/v7");

        assertThat(world.aws.requests().of("CreateRole")).hasSize(1);
        RoleState role = new ImportRoleInIam(
                        world.account(world.hosting(DEV)), ImportRole.managed(ROLE, world.boundary(DEV)))
                .read("bedrock-model-import-research");
        assertThat(role.boundary()).isPresent();
        assertThat(role.trust()
                        .sameMeaning(PolicyDocument.parse(world.page(DEV, "*").policy("import-role-trust"))))
                .isTrue();
        assertThat(role.permissions().get("bedrock-model-import-research").toJson())
                .contains("\"aws:ResourceAccount\":\"" + ResearchAndHosting.RESEARCH + "\"");
    }

    @Test
    public void aSecondGrantLeavesTheRoleAlone() throws Exception {
        scene.grant("support-bot/v7");
        long mark = world.aws.requests().mark();

        scene.grant("support-bot/v7");

        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    public void theRolesPolicyGoesWithTheLastModelOfTheSourceAndAfterTheBucketsStatement() throws Exception {
        scene.grant("support-bot/v7");
        scene.grant("support-bot/v8");

        scene.revoke("support-bot/v7");
        assertThat(world.aws.requests().count("DeleteRolePolicy")).isZero();

        scene.revoke("support-bot/v8");
        assertThat(world.aws.requests().writes())
                .extracting(RecordedRequest::operation)
                .endsWith("DeleteBucketPolicy", "DeleteRolePolicy");
    }

    @Test
    public void theRolesPolicyStaysWhileAnotherControllersStatementNamesTheRole() throws Exception {
        AccessControl other = new AccessControl(new Ownership("ffffffff"), world.aws.clock(), new AccessLeases());
        other.grant(scene.request("support-bot/v7"), "other #1", () -> {}, change -> {});
        scene.grant("support-bot/v8");

        scene.revoke("support-bot/v8");

        assertThat(world.bucket.policy().orElseThrow()).contains(ROLE.value());
        assertThat(world.aws.requests().count("DeleteRolePolicy")).isZero();
    }

    @Test
    public void aRepeatedRevokeLeavesTheRoleAlone() throws Exception {
        scene.grant("support-bot/v7");
        scene.revoke("support-bot/v7");
        long mark = world.aws.requests().mark();

        scene.revoke("support-bot/v7");

        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    public void aNewRoleThatS3DoesNotKnowYetIsWaitedFor() throws Exception {
        world.aws.faults().changesShowAfter(Duration.ofSeconds(20));

        scene.grant("support-bot/v7");

        assertThat(world.bucket.policy().orElseThrow()).contains(ROLE.value());
    }

    @Test
    public void aRoleOutsideTheFixedPathOrWithoutBoundaryCannotBeManaged() {
        assertThatThrownBy(() ->
                        ImportRole.managed(new RoleArn("arn:aws:iam::" + DEV + ":role/Admin"), world.boundary(DEV)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ImportRole.MANAGED_PATH);
        assertThatThrownBy(() -> new ImportRole(ROLE, true, Optional.empty(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("boundary");
    }
}
