package io.jenkins.plugins.bedrock.embeddedaws.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAccount;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedUser;
import java.time.Duration;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

public class AssumeRoleTest {

    private final EmbeddedAws world = EmbeddedAws.start();
    private final EmbeddedAccount hosting = world.account("444455556666");
    private final EmbeddedUser jenkins = hosting.user("jenkins").allowing("sts:AssumeRole", "*");
    private final EmbeddedRole deployer = hosting.role("deployer").trusting(jenkins.arn());
    private final StsClient sts = world.clients().sts(jenkins.provider());

    @After
    public void stop() {
        world.close();
    }

    @Test
    public void aSessionCallsUnderTheNameOfItsRole() {
        AssumeRoleResponse session = assume("build-7");

        assertThat(session.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/deployer/build-7");
        assertThat(session.assumedRoleUser().assumedRoleId()).isEqualTo(deployer.id() + ":build-7");
        assertThat(as(session).getCallerIdentity().arn())
                .isEqualTo(session.assumedRoleUser().arn());
    }

    @Test
    public void aSessionEndsByTheVirtualClock() {
        StsClient session = as(assume("build-7"));
        world.clock().advance(Duration.ofHours(1));

        assertThatThrownBy(session::getCallerIdentity)
                .isInstanceOfSatisfying(
                        StsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));
    }

    private AssumeRoleResponse assume(String sessionName) {
        return sts.assumeRole(request -> request.roleArn(deployer.arn()).roleSessionName(sessionName));
    }

    private StsClient as(AssumeRoleResponse session) {
        return world.clients()
                .sts(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        session.credentials().accessKeyId(),
                        session.credentials().secretAccessKey(),
                        session.credentials().sessionToken())));
    }
}
