package io.jenkins.plugins.bedrock.embeddedaws.iam;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

public class RolesTest {

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"bedrock.amazonaws.com"},
            "Action":"sts:AssumeRole"}]}""";

    private static final String READ = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",
            "Resource":"arn:aws:s3:::research-models/v7/*"}]}""";

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount hosting = world.account("444455556666");
    private final IamClient iam = world.clients().iam(hosting.administrator().provider());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aRoleIsMadeAndReadBack() {
        String boundary = hosting.managedPolicy("import-boundary", READ);
        Role made = iam.createRole(r -> r.roleName("import")
                        .path("/bedrock/")
                        .assumeRolePolicyDocument(TRUST)
                        .permissionsBoundary(boundary)
                        .tags(Tag.builder().key("by").value("jenkins").build()))
                .role();
        Role read = role("import");

        assertThat(made.arn()).isEqualTo("arn:aws:iam::444455556666:role/bedrock/import");
        assertThat(made.roleId()).startsWith("AROA").hasSize(21);
        assertThat(read.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(boundary);
        assertThat(read.tags()).extracting(Tag::key).containsExactly("by");
        assertThat(read.maxSessionDuration()).isEqualTo(3600);
        assertThat(PolicyDocument.parse(decoded(read.assumeRolePolicyDocument()))
                        .sameMeaning(PolicyDocument.parse(TRUST)))
                .isTrue();
    }

    @Test
    public void namesOfRolesDifferByMoreThanCase() {
        hosting.role("import");

        assertRefused(
                        () -> iam.createRole(r -> r.roleName("IMPORT").assumeRolePolicyDocument(TRUST)),
                        409,
                        "EntityAlreadyExists")
                .isEqualTo("Role with name IMPORT already exists.");
        assertRefused(() -> role("none"), 404, "NoSuchEntity").isEqualTo("The role with name none cannot be found.");
    }

    @Test
    public void inlinePoliciesArePutListedReadAndDeleted() {
        hosting.role("import");
        iam.putRolePolicy(r -> r.roleName("import").policyName("read").policyDocument(READ));

        assertThat(iam.listRolePolicies(r -> r.roleName("import")).policyNames())
                .containsExactly("read");
        assertThat(decoded(iam.getRolePolicy(r -> r.roleName("import").policyName("read"))
                        .policyDocument()))
                .isEqualTo(READ);
        iam.deleteRolePolicy(r -> r.roleName("import").policyName("read"));
        assertRefused(() -> iam.getRolePolicy(r -> r.roleName("import").policyName("read")), 404, "NoSuchEntity");
    }

    @Test
    public void managedPoliciesAreReadThroughTheirDefaultVersion() {
        String arn = hosting.managedPolicy("reader", READ);
        hosting.role("import").attached(arn);

        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("import")).attachedPolicies())
                .extracting("policyArn")
                .containsExactly(arn);
        String version = iam.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId();
        assertThat(decoded(iam.getPolicyVersion(r -> r.policyArn(arn).versionId(version))
                        .policyVersion()
                        .document()))
                .isEqualTo(READ);
    }

    @Test
    public void aTrustPolicyNamesLivingPrincipalsOnly() {
        hosting.role("import");
        String dead = TRUST.replace(
                "{\"Service\":\"bedrock.amazonaws.com\"}", "{\"AWS\":\"arn:aws:iam::444455556666:role/none\"}");

        assertRefused(
                        () -> iam.updateAssumeRolePolicy(
                                r -> r.roleName("import").policyDocument(dead)),
                        400,
                        "MalformedPolicyDocument")
                .isEqualTo("Invalid principal in policy: \"AWS\":\"arn:aws:iam::444455556666:role/none\"");
    }

    @Test
    public void documentsOverTheirSizeAreRefused() {
        hosting.role("import");
        String longTrust = TRUST.replace("Statement\":[{", "Statement\":[{\"Sid\":\"" + "a".repeat(2048) + "\",");
        String longPolicy = READ.replace("Statement\":[{", "Statement\":[{\"Sid\":\"" + "a".repeat(6000) + "\",");
        iam.putRolePolicy(r -> r.roleName("import").policyName("one").policyDocument(longPolicy));

        assertRefused(
                () -> iam.updateAssumeRolePolicy(r -> r.roleName("import").policyDocument(longTrust)),
                409,
                "LimitExceeded");
        assertRefused(
                        () -> iam.putRolePolicy(
                                r -> r.roleName("import").policyName("two").policyDocument(longPolicy)),
                        409,
                        "LimitExceeded")
                .isEqualTo("Maximum policy size of 10240 bytes exceeded for role import");
    }

    @Test
    public void malformedIdentityPoliciesAreRefused() {
        hosting.role("import");

        assertRefused(() -> put("{"), 400, "MalformedPolicyDocument").isEqualTo("Syntax errors in policy.");
        assertRefused(
                        () -> put(READ.replace("arn:aws:s3:::research-models/v7/*", "research-models")),
                        400,
                        "MalformedPolicyDocument")
                .isEqualTo("Resource research-models must be in ARN format or \"*\".");
        assertRefused(() -> put(TRUST), 400, "MalformedPolicyDocument")
                .isEqualTo("Policy document should not specify a principal.");
    }

    @Test
    public void aRoleWithPoliciesIsNotDeleted() {
        EmbeddedRole role = hosting.role("import").allowing("s3:GetObject", "*");
        assertRefused(() -> iam.deleteRole(r -> r.roleName("import")), 409, "DeleteConflict");

        iam.deleteRolePolicy(r -> r.roleName("import").policyName("allowed-1"));
        iam.deleteRole(r -> r.roleName("import"));
        assertThat(role.exists()).isFalse();
    }

    @Test
    public void whatNobodyAllowsIsDenied() {
        IamClient powerless = world.clients().iam(hosting.user("powerless").provider());
        hosting.role("import");

        assertRefused(() -> powerless.getRole(r -> r.roleName("import")), 403, "AccessDenied")
                .isEqualTo("User: arn:aws:iam::444455556666:user/powerless is not authorized to perform: iam:GetRole on"
                        + " resource: arn:aws:iam::444455556666:role/import because no identity-based policy allows"
                        + " the iam:GetRole action");
    }

    private Role role(String name) {
        return iam.getRole(r -> r.roleName(name)).role();
    }

    private void put(String policy) {
        iam.putRolePolicy(r -> r.roleName("import").policyName("read").policyDocument(policy));
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }
}
