package io.jenkins.plugins.bedrock.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

public class AwsAccountTest {

    private static final String DEV = ResearchAndHosting.DEV;

    private final ResearchAndHosting world = new ResearchAndHosting();

    @After
    public void stop() {
        System.clearProperty("aws.bearerTokenBedrock");
        world.close();
    }

    @Test
    public void callsAreMadeAsTheRoleUnderTheBuildsName() {
        String caller = world.account(world.hosting(DEV)).requireExpectedAccount();

        assertThat(caller).isEqualTo("arn:aws:sts::" + DEV + ":assumed-role/hosting/jenkins-promote-1");
    }

    @Test
    public void aRoleThatLandsInAnotherAccountChangesNothing() {
        AccountAccess right = world.hosting(DEV);
        AccountAccess wrong = new AccountAccess(
                "prod",
                new AccountId(ResearchAndHosting.PROD),
                right.region(),
                right.base(),
                right.roles(),
                right.session());

        assertThatThrownBy(() -> world.account(wrong).verified())
                .isInstanceOf(WrongAccountException.class)
                .hasMessageContaining(DEV)
                .hasMessageContaining(ResearchAndHosting.PROD)
                .hasMessageContaining("Nothing was changed");
        assertThat(world.aws.requests().writes()).isEmpty();
    }

    @Test
    public void theExpectedAccountIsAskedForOnce() {
        AwsAccount account = world.account(world.hosting(DEV));
        account.verified();
        account.verified();

        assertThat(world.aws.requests().count("GetCallerIdentity")).isEqualTo(1);
    }

    @Test
    public void aSessionThatHasEndedIsOpenedAnew() {
        AwsAccount account = world.account(world.hosting(DEV));
        account.requireExpectedAccount();

        world.aws.clock().advance(Duration.ofHours(8));

        assertThat(account.requireExpectedAccount()).contains("hosting");
        assertThat(world.aws.requests().count("AssumeRole")).isEqualTo(2);
    }

    @Test
    public void aSessionThatIsAboutToEndIsOpenedAnewInTime() {
        AwsAccount account = world.account(world.hosting(DEV));
        account.requireExpectedAccount();

        world.aws.clock().advance(Duration.ofHours(1).minusSeconds(30));

        account.requireExpectedAccount();
        assertThat(world.aws.requests().count("AssumeRole")).isEqualTo(2);
    }

    @Test
    public void endlessWordsOfAnErrorAreCutAndCleaned() {
        AwsAccount account = world.account(world.hosting(DEV));
        account.requireExpectedAccount();
        world.aws.faults().refuse("ListModelImportJobs", 400, "C".repeat(3_000), "No\n\u202E " + "x".repeat(100_000));

        AwsProblem problem = catchThrowableOfType(
                AwsProblem.class,
                () -> account.call("list imports", () -> account.bedrock().listModelImportJobs(r -> {})));

        assertThat(problem.code()).hasSize(100 + 1).endsWith("C…");
        assertThat(problem.answer())
                .hasSizeBetween(1_900, 2_001)
                .startsWith("No xxx")
                .endsWith("x…");
        assertThat(problem.getMessage())
                .hasSizeLessThan(3_000)
                .doesNotContain("\n")
                .doesNotContain("\u202E");
    }

    @Test
    public void aSessionThatAwsCallsExpiredIsOpenedAnewForTheNextCall() {
        AwsAccount account = world.account(world.hosting(DEV));
        account.requireExpectedAccount();
        world.aws.faults().refuse("ListModelImportJobs", 403, "ExpiredTokenException", "The token has expired");

        AwsProblem problem = catchThrowableOfType(
                AwsProblem.class,
                () -> account.call("list jobs", () -> account.bedrock().listModelImportJobs(r -> {})));

        assertThat(problem.isPassing()).isTrue();
        assertThat(problem.isExpiredSession()).isTrue();
        account.call("list jobs", () -> account.bedrock().listModelImportJobs(r -> {}));
        assertThat(world.aws.requests().count("AssumeRole")).isEqualTo(2);
    }

    @Test
    public void rolesAreChainedAndAChainedSessionAsksForNoMoreThanAnHour() {
        world.aws.account(DEV).role("hosting").allowing("sts:AssumeRole", "*");
        world.aws
                .account(ResearchAndHosting.PROD)
                .role("inner")
                .trustingWithExternalId(
                        "team-42", world.aws.account(DEV).role("hosting").arn());
        AccountAccess hosting = world.hosting(DEV);
        RoleArn inner = new RoleArn("arn:aws:iam::" + ResearchAndHosting.PROD + ":role/inner");
        AccountAccess chained = new AccountAccess(
                "prod",
                new AccountId(ResearchAndHosting.PROD),
                hosting.region(),
                hosting.base(),
                List.of(
                        hosting.roles().get(0),
                        new RoleAssumption(inner, Optional.of("team-42"), Duration.ofHours(12), Optional.empty())),
                hosting.session());

        assertThat(world.account(chained).requireExpectedAccount()).contains("assumed-role/inner");
    }

    @Test
    public void anErrorSaysWhatWasAttemptedWhereAsWhomAndWhatToDo() {
        AwsAccount account = world.account(world.hosting(DEV));

        AwsProblem problem = catchThrowableOfType(
                AwsProblem.class,
                () -> account.call(
                        "read the policy of bucket research-models",
                        () -> account.s3().getBucketPolicy(r -> r.bucket("research-models"))));

        assertThat(problem)
                .hasMessageStartingWith("Could not read the policy of bucket research-models in hosting-" + DEV)
                .hasMessageContaining("us-east-1")
                .hasMessageContaining("arn:aws:iam::" + DEV + ":role/hosting")
                .hasMessageContaining(problem.code())
                .hasMessageContaining(problem.requestId().orElseThrow())
                .hasMessageContaining("docs/permissions.md");
    }

    @Test
    public void aRoleThatCannotBeAssumedIsNamed() {
        AccountAccess stranger = world.access("prod", ResearchAndHosting.PROD, "stranger");

        assertThatThrownBy(() -> world.account(stranger).verified())
                .isInstanceOf(AwsProblem.class)
                .hasMessageContaining("role/stranger")
                .hasMessageContaining("AccessDenied");
    }

    @Test
    public void aBearerTokenOfTheControllerDoesNotWinOverTheRole() {
        System.setProperty("aws.bearerTokenBedrock", "a-token-of-somebody-else");
        AwsAccount account = world.account(world.hosting(DEV));

        account.call("list jobs", () -> account.bedrock().listModelImportJobs(r -> {}));

        assertThat(world.aws.requests().of("ListModelImportJobs"))
                .singleElement()
                .extracting(RecordedRequest::account)
                .isEqualTo(DEV);
    }

    @Test
    public void nobodyAnsweringIsSaidSo() {
        AwsAccount account = world.account(world.hosting(DEV));
        account.verified();
        world.aws.close();

        assertThatThrownBy(
                        () -> account.call("list jobs", () -> account.bedrock().listModelImportJobs(r -> {})))
                .isInstanceOfSatisfying(
                        AwsProblem.class,
                        problem -> assertThat(problem.isPassing()).isTrue())
                .hasMessageContaining("AWS did not answer")
                .hasMessageContaining("proxy");
    }

    @Test
    public void withoutCredentialsNoRequestIsSentAndTryingAgainIsOfNoUse() {
        AwsAccount account = world.account(withoutCredentials());

        assertThatThrownBy(account::requireExpectedAccount)
                .isInstanceOfSatisfying(
                        AwsProblem.class,
                        problem -> assertThat(problem.isPassing()).isFalse())
                .hasMessageContaining("the call could not be made (Unable to load credentials")
                .hasMessageContaining("No request was sent for want of credentials");
    }

    private AccountAccess withoutCredentials() {
        AccountAccess hosting = world.hosting(DEV);
        BaseCredentials none = new BaseCredentials("none", "test", () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        });
        return new AccountAccess("dev", hosting.account(), hosting.region(), none, hosting.roles(), hosting.session());
    }

    @Test
    public void anAnswerWithoutARequestIdNamesNone() {
        AwsAccount account = world.account(world.hosting(DEV));

        assertThatThrownBy(() -> account.call("read a page", () -> {
                    throw AwsServiceException.builder().statusCode(502).build();
                }))
                .isInstanceOfSatisfying(
                        AwsProblem.class,
                        problem -> assertThat(problem.requestId()).isEmpty())
                .hasMessageContaining("HTTP 502")
                .hasMessageNotContaining("request ID");
    }
}
