package io.jenkins.plugins.bedrock.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;

/** Bad input is refused when the value is made, with the rule and an example. */
public class AwsValuesTest {

    private static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/team/Import");

    @Test
    public void anAccountIdHasTwelveDigits() {
        refused(() -> new AccountId("1234"), "12 digits", "111122223333");
        refused(() -> new AccountId(null), "12 digits", "111122223333");
        assertThat(new AccountId("000000000001").value()).isEqualTo("000000000001");
    }

    @Test
    public void aRegionIsWrittenAsItsCode() {
        refused(() -> new AwsRegion("US East"), "code", "us-east-1");
        assertThat(new AwsRegion("us-gov-west-1").partition()).isEqualTo("aws-us-gov");
        assertThat(new AwsRegion("cn-north-1").arn("s3", "", "", "b")).isEqualTo("arn:aws-cn:s3:::b");
    }

    @Test
    public void aRoleArnTellsAccountPathAndName() {
        assertThat(ROLE.account().value()).isEqualTo("111122223333");
        assertThat(ROLE.path()).isEqualTo("/team/");
        assertThat(ROLE.name()).isEqualTo("Import");
        assertThat(new RoleArn("arn:aws:iam::111122223333:role/Import").path()).isEqualTo("/");
    }

    @Test
    public void whatIsNoRoleIsRefused() {
        refused(() -> new RoleArn("arn:aws:iam::111122223333:user/Import"), "IAM role", "role/BedrockImport");
        refused(() -> new RoleArn("arn:aws:sts::111122223333:assumed-role/Import/x"), "IAM role", "example");
        refused(() -> new RoleArn("Import"), "IAM role", "example");
        refused(() -> new RoleArn("arn:aws:iam::111122223333:role/a b"), "IAM role", "example");
    }

    @Test
    public void aSessionNameKeepsTheEndOfALongJobsName() {
        assertThat(SessionName.ofBuild("team a/promote", 12).value()).isEqualTo("jenkins-team-a-promote-12");
        String name = SessionName.ofBuild("folder/".repeat(20) + "promote-support-bot", 12345)
                .value();
        assertThat(name).hasSize(64).endsWith("promote-support-bot-12345");
        refused(() -> new SessionName("a"), "2 to 64", "example");
    }

    @Test
    public void aSessionLastsWhatStsAllows() {
        refused(() -> assumption(Duration.ofMinutes(14)), "900 s", "43200 s");
        refused(() -> assumption(Duration.ofHours(13)), "900 s", "43200 s");
    }

    @Test
    public void anEmptyExternalIdIsNone() {
        assertThat(RoleAssumption.of(ROLE).withExternalId(" ").externalId()).isEmpty();
        refused(() -> RoleAssumption.of(ROLE).withExternalId("a b"), "external ID", "2 to 1224");
    }

    @Test
    public void aSourceIdentityDoesNotPretendToBeAws() {
        refused(
                () -> new RoleAssumption(ROLE, Optional.empty(), Duration.ofHours(1), Optional.of("aws:me")),
                "source identity",
                "aws:");
    }

    @Test
    public void onlyThisMachineStandsInForAws() {
        refused(() -> AwsEndpoint.loopback(URI.create("http://example.org")), "this machine", "127.0.0.1");
        refused(() -> AwsEndpoint.loopback(URI.create("https://127.0.0.1:1")), "this machine", "127.0.0.1");
    }

    private static void refused(ThrowingCallable making, String rule, String example) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining(example);
    }

    private static RoleAssumption assumption(Duration duration) {
        return new RoleAssumption(ROLE, Optional.empty(), duration, Optional.empty());
    }
}
