package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.auth.AWSCredentials;
import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.BaseAmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.engine.aws.AccountAccess;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Roles that are assumed with a credential of the aws-credentials plugin. */
public class AwsCredentialsKeyTest {

    private static final LoopbackAws AWS = new LoopbackAws();
    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final String SDK_ENDPOINT = "aws.endpointUrl";
    private static final String SDK_REGION = "aws.region";

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    @Before
    public void leadThePluginToTheEmbeddedAws() throws Exception {
        Stored.clear();
        System.setProperty(SDK_ENDPOINT, AWS.aws().endpoint().toString());
        System.setProperty(SDK_REGION, "us-east-1");
    }

    @After
    public void leadItBack() {
        System.clearProperty(SDK_ENDPOINT);
        System.clearProperty(SDK_REGION);
        AWS.forgetController();
    }

    @Test
    public void anAccessKeyLeadsToTheRolesAccount() throws Exception {
        Stored.globally(
                key("aws", AWS.jenkins().credentials(), ""),
                Stored.role("hosting", AWS.role("with-aws-key"), new AwsCredentialsKey("aws")));

        assertThat(LoopbackAws.callerOf(hosting())).contains("assumed-role/with-aws-key/");
    }

    @Test
    public void aSessionTokenIsUsedAndCutsTheSessionToAnHour() throws Exception {
        EmbeddedRole gate = AWS.role("token-gate").allowing("sts:AssumeRole", "*");
        AwsRoleCredentials role = Stored.role(
                "hosting",
                AWS.role("with-token").trusting(gate.arn()).maxSession(43_200),
                new AwsCredentialsKey("aws"));
        role.setSessionDurationSeconds(43_200);
        Stored.globally(new SessionKey("aws", sessionOf(gate)), role);

        assertThat(LoopbackAws.callerOf(hosting())).contains("assumed-role/with-token/");
    }

    @Test
    public void aRoleOfTheCredentialsOwnIsAssumedFirst() throws Exception {
        EmbeddedRole gate = AWS.role("own-gate").allowing("sts:AssumeRole", "*");
        Stored.globally(
                key("aws", AWS.jenkins().credentials(), gate.arn()),
                Stored.role("hosting", AWS.role("behind-own").trusting(gate.arn()), new AwsCredentialsKey("aws")));
        long before = AWS.aws().requests().mark();

        AccountAccess access = hosting();
        assertThat(AWS.aws().requests().since(before)).isEmpty();
        assertThat(LoopbackAws.callerOf(access)).contains("assumed-role/behind-own/");
        assertThat(hosting()).isEqualTo(access);
    }

    @Test
    public void oneWithARoleAndNoKeyTakesTheControllersCredentialsOnlyFromTheGlobalStore() throws Exception {
        AWS.giveControllerTheKey();
        EmbeddedRole gate = AWS.role("keyless").allowing("sts:AssumeRole", "*");
        Folder folder = JENKINS.createProject(Folder.class, "team-a");
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "promote");
        AWSCredentialsImpl keyless =
                new AWSCredentialsImpl(CredentialsScope.GLOBAL, "aws", "", "", "", gate.arn(), "", "");
        AwsRoleCredentials role =
                Stored.role("hosting", AWS.role("behind-keyless").trusting(gate.arn()), new AwsCredentialsKey("aws"));
        Stored.in(folder, keyless, role);

        assertThatThrownBy(() -> LoopbackAws.hosting(AwsRoles.of(job), "hosting"))
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("The credential 'aws' would assume arn:aws:iam::444455556666:role/keyless with"
                        + " the controller's own credentials");
        Stored.globally(keyless, role);
        assertThat(LoopbackAws.callerOf(hosting())).contains("assumed-role/behind-keyless/");
    }

    @Test
    public void oneThatAsksForAnMfaTokenIsRefused() throws Exception {
        AwsBasicCredentials key = AWS.jenkins().credentials();
        Stored.globally(
                new AWSCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "aws",
                        key.accessKeyId(),
                        key.secretAccessKey(),
                        "",
                        AWS.role("mfa").arn(),
                        "arn:aws:iam::222233334444:mfa/jenkins",
                        ""),
                Stored.role("hosting", AWS.role("behind-mfa"), new AwsCredentialsKey("aws")));

        assertThatThrownBy(this::hosting)
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("MFA");
    }

    @Test
    public void oneWithoutAKeyIsRefused() throws Exception {
        Stored.globally(
                new AWSCredentialsImpl(CredentialsScope.GLOBAL, "aws", "", "", ""),
                Stored.role("hosting", AWS.role("no-aws-key"), new AwsCredentialsKey("aws")));

        assertThatThrownBy(this::hosting)
                .isInstanceOf(RoleUnavailableException.class)
                .hasMessageContaining("holds no access key");
    }

    @Test
    public void theKindIsThereOnlyWithThePlugin() {
        assertThat(AwsCredentialsKey.DescriptorImpl.class
                        .getAnnotation(OptionalExtension.class)
                        .requirePlugins())
                .containsExactly("aws-credentials");
        assertThat(new AwsCredentialsKey("aws").getDescriptor()).isNotNull();
    }

    private AccountAccess hosting() {
        return LoopbackAws.hosting(AwsRoles.of((Item) null), "hosting");
    }

    private static AWSCredentialsImpl key(String id, AwsBasicCredentials key, String roleArn) {
        return new AWSCredentialsImpl(
                CredentialsScope.GLOBAL, id, key.accessKeyId(), key.secretAccessKey(), "", roleArn, "", "");
    }

    private static AwsSessionCredentials sessionOf(EmbeddedRole role) {
        Credentials session = AWS.aws()
                .clients()
                .sts(AWS.jenkins().provider())
                .assumeRole(request -> request.roleArn(role.arn()).roleSessionName("elsewhere"))
                .credentials();
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    /** A credential as another plugin may bring it: with a session token. */
    private static final class SessionKey extends BaseAmazonWebServicesCredentials {

        private static final long serialVersionUID = 1L;

        private final transient AwsSessionCredentials session;

        SessionKey(String id, AwsSessionCredentials session) {
            super(CredentialsScope.GLOBAL, id, "");
            this.session = session;
        }

        @Override
        public String getDisplayName() {
            return "a session";
        }

        @Override
        public AwsCredentials resolveCredentials() {
            return session;
        }

        @Override
        public AwsCredentials resolveCredentials(String mfaToken) {
            return session;
        }

        @Override
        public AWSCredentials getCredentials() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AWSCredentials getCredentials(String mfaToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void refresh() {
            throw new UnsupportedOperationException();
        }
    }
}
