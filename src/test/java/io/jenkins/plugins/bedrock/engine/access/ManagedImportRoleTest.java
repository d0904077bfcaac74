package io.jenkins.plugins.bedrock.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                        world.account(world.hostingThatCreatesRoles(DEV)),
                        ImportRole.managed(ROLE, world.boundary(DEV)))
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
    public void environmentsWithOtherPrefixesOfASourceMayShareTheRole() throws Exception {
        scene.allowing("a").grant("a/v7");

        scene.allowing("b").grant("b/v7");

        assertThat(policy()).contains("/a/*", "/b/*");
    }

    @Test
    public void aRoleWithoutTheBoundaryIsGivenNothing() {
        world.aws.account(DEV).role("support-bot").path(ImportRole.MANAGED_PATH);

        assertThat(scene.control.plan(scene.request("support-bot/v7")).obstacles())
                .anySatisfy(obstacle ->
                        assertThat(obstacle).contains("no permissions boundary").contains(world.boundary(DEV)));
    }

    @Test
    public void aRoleWithAnotherBoundaryIsGivenNothing() {
        world.aws.account(DEV).managedPolicy("wide", world.page(DEV, "*").policy("boundary"));
        String wide = world.boundary(DEV).replace("/boundary", "/wide");
        world.aws.account(DEV).role("support-bot").path(ImportRole.MANAGED_PATH).boundary(wide);

        assertThatThrownBy(() -> scene.grant("support-bot/v7"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageContaining(wide)
                .hasMessageContaining(world.boundary(DEV));
        assertThat(world.aws.requests().writes()).isEmpty();
    }

    @Test
    public void inlinePoliciesOverTheirSizeAreNamedBeforeTheWrite() throws Exception {
        scene.grant("support-bot/v7");
        world.aws.account(DEV).role("support-bot").inline("other", many(120));
        long mark = world.aws.requests().mark();

        assertThatThrownBy(() -> scene.allowing("a").grant("a/v7"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageContaining("10240");
        assertThat(world.aws.requests().since(mark)).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    public void aTrustPolicyOverItsSizeIsNamedBeforeTheWrite() {
        String trust = many(25).replace("s3:GetObject", "sts:AssumeRole")
                .replace("\"Resource\"", "\"Principal\"")
                .replaceAll("\"arn:aws:s3[^\"]*\"", "{\"AWS\":\"arn:aws:iam::" + DEV + ":role/hosting\"}");
        world.aws
                .account(DEV)
                .role("support-bot")
                .path(ImportRole.MANAGED_PATH)
                .boundary(world.boundary(DEV))
                .trust(trust);

        assertThatThrownBy(() -> scene.grant("support-bot/v7"))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageContaining("2048");
        assertThat(world.aws.requests().writes()).isEmpty();
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

    private String policy() {
        return new ImportRoleInIam(
                        world.account(world.hostingThatCreatesRoles(DEV)),
                        ImportRole.managed(ROLE, world.boundary(DEV)))
                .read("bedrock-model-import-research")
                .permissions()
                .get("bedrock-model-import-research")
                .toJson();
    }

    private static String many(int statements) {
        return IntStream.range(0, statements)
                .mapToObj(i -> "{\"Sid\":\"Other" + i + "\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                        + "\"Resource\":\"arn:aws:s3:::other/" + i + "\"}")
                .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
    }
}
