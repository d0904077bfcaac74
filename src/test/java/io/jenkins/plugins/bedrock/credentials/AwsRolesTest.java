package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Item;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Which account and role a stored role leads to. */
public class AwsRolesTest {

    private static final LoopbackAws AWS = new LoopbackAws();
    private static final JenkinsRule JENKINS = new JenkinsRule();

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    private final AwsRoles roles = AwsRoles.of((Item) null);

    @Before
    public void store() throws Exception {
        Stored.clear();
        Stored.globally(Stored.key("deployer", AWS.jenkins()));
    }

    @Test
    public void anAccessKeyLeadsToTheRolesAccount() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("with-key"), new AccessKey("deployer")));

        assertThat(callerOf("hosting")).isEqualTo(sessionArn("with-key"));
    }

    @Test
    public void theControllersOwnCredentialsLeadThereFromTheGlobalStore() throws Exception {
        AWS.giveControllerTheKey();
        Stored.globally(Stored.role("hosting", AWS.role("with-controller"), new ControllerCredentials()));

        assertThat(callerOf("hosting")).isEqualTo(sessionArn("with-controller"));
    }

    @Test
    public void aRoleIsAssumedWithAnotherOne() throws Exception {
        EmbeddedRole gate = AWS.role("gate").allowing("sts:AssumeRole", "*");
        EmbeddedRole inner = AWS.role("behind-the-gate").trusting(gate.arn()).maxSession(43_200);
        AwsRoleCredentials hosting = Stored.role("hosting", inner, new AnotherRole("gate"));
        hosting.setSessionDurationSeconds(43_200);
        Stored.globally(hosting, Stored.role("gate", gate, new AccessKey("deployer")));

        assertThat(callerOf("hosting")).isEqualTo(sessionArn("behind-the-gate"));
    }

    @Test
    public void theExternalIdIsSentToTheRoleThatAsksForIt() throws Exception {
        EmbeddedRole guarded = AWS.role("guarded")
                .trustingWithExternalId("jenkins-prod", AWS.jenkins().arn());
        AwsRoleCredentials knowing = Stored.role("knowing", guarded, new AccessKey("deployer"));
        knowing.setExternalId("jenkins-prod");
        Stored.globally(knowing, Stored.role("unknowing", guarded, new AccessKey("deployer")));

        assertThat(callerOf("knowing")).isEqualTo(sessionArn("guarded"));
        assertThatThrownBy(() -> callerOf("unknowing"))
                .isInstanceOf(AwsProblem.class)
                .hasMessageContaining("AccessDenied");
    }

    @Test
    public void anEmptyExternalIdIsNotSent() throws Exception {
        AwsRoleCredentials role = Stored.role("hosting", AWS.role("without-external-id"), new AccessKey("deployer"));
        role.setExternalId(" ");
        Stored.globally(role);
        long before = AWS.aws().requests().mark();

        callerOf("hosting");

        List<RecordedRequest> assumed = AWS.aws().requests().since(before).stream()
                .filter(request -> request.is("AssumeRole"))
                .toList();
        assertThat(assumed).hasSize(1);
        assertThat(assumed.get(0).parameters()).doesNotContainKey("ExternalId");
    }

    @Test
    public void aSessionLastsAsLongAsTheCredentialSays() throws Exception {
        AwsRoleCredentials role = Stored.role("hosting", AWS.role("long").maxSession(7200), new AccessKey("deployer"));
        role.setSessionDurationSeconds(7200);
        Stored.globally(role);

        assertThat(hosting("hosting").roles())
                .singleElement()
                .satisfies(assumption -> assertThat(assumption.duration()).hasSeconds(7200));
    }

    @Test
    public void withTheControllersCredentialsASessionLastsAnHourAtMost() throws Exception {
        AwsRoleCredentials role = Stored.role("hosting", AWS.role("cut"), new ControllerCredentials());
        role.setSessionDurationSeconds(43_200);
        Stored.globally(role);

        assertThat(hosting("hosting").roles())
                .singleElement()
                .satisfies(assumption -> assertThat(assumption.duration()).hasHours(1));
    }

    @Test
    public void aSessionIsRenewedHoweverLongAWaitLasts() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("renewed"), new AccessKey("deployer")));
        AwsAccount account = AwsConnection.get().clients().account(hosting("hosting"));
        account.requireExpectedAccount();

        AWS.aws().clock().advance(Duration.ofHours(8));

        assertThat(account.requireExpectedAccount()).isEqualTo(sessionArn("renewed"));
    }

    @Test
    public void findingTheWayCallsNothing() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("quiet"), new AccessKey("deployer")));
        long before = AWS.aws().requests().mark();

        hosting("hosting");

        assertThat(AWS.aws().requests().since(before)).isEmpty();
    }

    @Test
    public void aCircleOfRolesIsRefusedByItsNames() throws Exception {
        EmbeddedRole any = AWS.role("circle");
        Stored.globally(
                Stored.role("a", any, new AnotherRole("b")),
                Stored.role("b", any, new AnotherRole("c")),
                Stored.role("c", any, new AnotherRole("a")));

        assertThatThrownBy(() -> hosting("a"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("runs in a circle: a, assumed with b, assumed with c, assumed with a.");
    }

    @Test
    public void aRoleThatIsAssumedWithItselfIsRefused() throws Exception {
        Stored.globally(Stored.role("a", AWS.role("itself"), new AnotherRole("a")));

        assertThatThrownBy(() -> hosting("a")).hasMessageContaining("circle: a, assumed with a.");
    }

    @Test
    public void fiveRolesMayFollowOneAnotherAndNotSix() throws Exception {
        EmbeddedRole any = AWS.role("chain");
        Stored.globally(
                Stored.role("a", any, new AnotherRole("b")),
                Stored.role("b", any, new AnotherRole("c")),
                Stored.role("c", any, new AnotherRole("d")),
                Stored.role("d", any, new AnotherRole("e")),
                Stored.role("e", any, new AnotherRole("f")),
                Stored.role("f", any, new AccessKey("deployer")));

        assertThat(hosting("b").roles()).hasSize(5);
        assertThatThrownBy(() -> hosting("a"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("a, assumed with b, assumed with c, assumed with d, assumed with e, assumed"
                        + " with f. At most 5 roles");
    }

    @Test
    public void aRoleOfAnotherAccountIsRefused() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("elsewhere"), new AccessKey("deployer")));

        assertThatThrownBy(() -> roles.access(
                        "prod", new AccountId("999900001111"), LoopbackAws.REGION, "hosting", LoopbackAws.SESSION))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("lies in account 444455556666, but prod is account 999900001111");
    }

    @Test
    public void anIdThatIsNoRoleIsRefused() {
        assertThatThrownBy(() -> hosting("deployer"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("There is no credential 'deployer' of the kind AWS role");
        assertThatThrownBy(() -> hosting("")).isInstanceOf(RoleUnavailableException.class);
    }

    @Test
    public void aKeyThatIsNotThereIsNamedTogetherWithItsRole() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("no-key"), new AccessKey("gone")));

        assertThatThrownBy(() -> hosting("hosting"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageStartingWith("The AWS role 'hosting' is assumed with another credential.")
                .hasMessageContaining("'gone'");
    }

    @Test
    public void aRotatedKeyCountsAsOtherCredentials() throws Exception {
        AwsRoleCredentials role = Stored.role("hosting", AWS.role("rotated"), new AccessKey("deployer"));
        Stored.globally(role);
        AccountAccess before = hosting("hosting");
        AccountAccess same = hosting("hosting");
        Stored.clear();
        Stored.globally(
                role, Stored.key("deployer", AWS.aws().account("222233334444").user("successor")));

        assertThat(same).isEqualTo(before);
        assertThat(hosting("hosting").base()).isNotEqualTo(before.base());
    }

    @Test
    public void whatTheAccessSaysOfItselfHoldsNoSecret() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("secret"), new AccessKey("deployer")));
        AccountAccess access = hosting("hosting");

        assertThat(access + access.base().toString() + access.base().fingerprint() + access.roles())
                .doesNotContain(AWS.jenkins().credentials().secretAccessKey());
    }

    private AccountAccess hosting(String credentialsId) {
        return LoopbackAws.hosting(roles, credentialsId);
    }

    private String callerOf(String credentialsId) {
        return LoopbackAws.callerOf(hosting(credentialsId));
    }

    private static String sessionArn(String role) {
        return "arn:aws:sts::444455556666:assumed-role/" + role + "/jenkins-promote-1";
    }
}
