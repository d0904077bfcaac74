package io.jenkins.plugins.bedrock.embeddedaws.sts;

import static io.jenkins.plugins.bedrock.embeddedaws.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

public class AssumeRoleTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount hosting = world.account("444455556666");
    private final EmbeddedUser jenkins =
            hosting.user("jenkins").allowing("sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity", "*");
    private final EmbeddedRole deployer = hosting.role("deployer").trusting(jenkins.arn());
    private final StsClient sts = world.clients().sts(jenkins.provider());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aSessionCallsUnderTheNameOfItsRole() {
        AssumeRoleResponse session = assume(request -> {});

        assertThat(session.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::444455556666:assumed-role/deployer/build");
        assertThat(session.assumedRoleUser().assumedRoleId()).isEqualTo(deployer.id() + ":build");
        assertThat(as(session).getCallerIdentity().arn())
                .isEqualTo(session.assumedRoleUser().arn());
    }

    @Test
    public void aSessionEndsByTheVirtualClock() {
        StsClient session = as(assume(request -> {}));
        world.clock().advance(Duration.ofHours(1));

        assertRefused(session::getCallerIdentity, 403, "ExpiredToken");
    }

    @Test
    public void aRoleThatDoesNotTrustTheCallerCannotBeAssumed() {
        deployer.trusting(hosting.role("somebody-else").arn()).state();
        EmbeddedUser stranger = world.account("777788889999").user("eve").allowing("sts:AssumeRole", "*");

        assertRefused(
                        () -> world.clients()
                                .sts(stranger.provider())
                                .assumeRole(r -> r.roleArn(deployer.arn()).roleSessionName("build")),
                        403,
                        "AccessDenied")
                .startsWith("User: arn:aws:iam::777788889999:user/eve is not authorized to perform: sts:AssumeRole on"
                        + " resource: arn:aws:iam::444455556666:role/deployer");
    }

    @Test
    public void theExternalIdMustBeTheOneThatTheTrustPolicyAsksFor() {
        deployer.trustingWithExternalId("jenkins-prod", jenkins.arn());

        assertRefused(() -> assume(request -> {}), 403, "AccessDenied");
        assertRefused(() -> assume(request -> request.externalId("other")), 403, "AccessDenied");
        assertThat(assume(request -> request.externalId("jenkins-prod")).credentials())
                .isNotNull();
    }

    @Test
    public void aSessionLastsNoLongerThanTheRoleAllows() {
        assertRefused(() -> assume(request -> request.durationSeconds(7200)), 400, "ValidationError")
                .contains("MaxSessionDuration");
        assertRefused(() -> assume(request -> request.durationSeconds(60)), 400, "ValidationError")
                .contains("between 900 and 43200");
        deployer.maxSession(7200);
        assertThat(assume(request -> request.durationSeconds(7200))
                        .credentials()
                        .expiration())
                .isEqualTo(world.clock().instant().plusSeconds(7200));
    }

    @Test
    public void aChainedSessionLastsAnHourAtMost() {
        deployer.allowing("sts:AssumeRole", "*");
        EmbeddedRole next = hosting.role("next").trusting(deployer.arn()).maxSession(43200);
        StsClient chained = as(assume(request -> {}));

        assertRefused(
                        () -> chained.assumeRole(r ->
                                r.roleArn(next.arn()).roleSessionName("build").durationSeconds(3601)),
                        400,
                        "ValidationError")
                .contains("1 hour session limit for roles assumed by role chaining");
        assertThat(chained.assumeRole(r -> r.roleArn(next.arn()).roleSessionName("build"))
                        .assumedRoleUser()
                        .arn())
                .endsWith("assumed-role/next/build");
    }

    @Test
    public void aSessionPolicyNarrowsTheSessionDown() {
        deployer.allowing("iam:GetRole, iam:ListRolePolicies", "*");
        AssumeRoleResponse session = assume(request -> request.policy("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}]}"""));

        assertThat(world.clients()
                        .iam(provider(session))
                        .getRole(r -> r.roleName("deployer"))
                        .role()
                        .arn())
                .isEqualTo(deployer.arn());
        assertRefused(
                () -> world.clients().iam(provider(session)).listRolePolicies(r -> r.roleName("deployer")),
                403,
                "AccessDenied");
    }

    @Test
    public void aSessionPolicyThatIsNoJsonIsRefused() {
        assertRefused(() -> assume(request -> request.policy("{")), 400, "MalformedPolicyDocument");
    }

    @Test
    public void tagsOfASessionNeedTheTrustPolicysLeave() {
        deployer.trust("""
                {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:user/jenkins"},
                "Action":["sts:AssumeRole","sts:TagSession"]},
                {"Effect":"Deny","Principal":"*","Action":"sts:TagSession",
                "Condition":{"ForAnyValue:StringNotEquals":{"aws:TagKeys":"build"}}}]}""");
        Tag build = Tag.builder().key("build").value("7").build();
        Tag other = Tag.builder().key("other").value("x").build();

        assertThat(assume(request -> request.tags(build)).credentials()).isNotNull();
        assertRefused(() -> assume(request -> request.tags(build, other)), 403, "AccessDenied")
                .contains("sts:TagSession");
    }

    @Test
    public void aSourceIdentityNeedsItsOwnPermission() {
        EmbeddedUser plain = hosting.user("plain").allowing("sts:AssumeRole", "*");
        deployer.trust("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},
                "Action":["sts:AssumeRole","sts:SetSourceIdentity"]}]}""");

        assertThat(assume(request -> request.sourceIdentity("alice")).sourceIdentity())
                .isEqualTo("alice");
        assertRefused(
                        () -> world.clients()
                                .sts(plain.provider())
                                .assumeRole(r -> r.roleArn(deployer.arn())
                                        .roleSessionName("build")
                                        .sourceIdentity("alice")),
                        403,
                        "AccessDenied")
                .contains("sts:SetSourceIdentity");
    }

    @Test
    public void theSessionOfADeletedRoleMayDoNothing() {
        deployer.allowing("iam:GetRole", "*");
        AssumeRoleResponse session = assume(request -> {});
        deployer.delete();

        assertRefused(
                () -> world.clients().iam(provider(session)).getRole(r -> r.roleName("deployer")), 403, "AccessDenied");
    }

    private AssumeRoleResponse assume(Consumer<AssumeRoleRequest.Builder> more) {
        return sts.assumeRole(request ->
                request.roleArn(deployer.arn()).roleSessionName("build").applyMutation(more));
    }

    private StsClient as(AssumeRoleResponse session) {
        return world.clients().sts(provider(session));
    }

    private static StaticCredentialsProvider provider(AssumeRoleResponse session) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                session.credentials().accessKeyId(),
                session.credentials().secretAccessKey(),
                session.credentials().sessionToken()));
    }
}
