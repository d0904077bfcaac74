package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The button that tries a role: what it answers, and to whom. */
public class RoleTestButtonTest {

    private static final LoopbackAws AWS = new LoopbackAws();
    private static final JenkinsRule JENKINS = new JenkinsRule();

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    private Folder folder;
    private EmbeddedRole role;
    private long before;

    @Before
    public void people() throws Exception {
        Stored.clear();
        Stored.globally(Stored.key("deployer", AWS.jenkins()));
        folder = JENKINS.createProject(Folder.class, "team-a");
        role = AWS.role("hosting");
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "owner", "configurer")
                .grant(Item.READ, Item.CONFIGURE)
                .onItems(folder)
                .to("owner", "configurer")
                .grant(CredentialsProvider.CREATE)
                .onItems(folder)
                .to("owner"));
        before = AWS.aws().requests().mark();
    }

    @After
    public void open() {
        JENKINS.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    @Test
    public void theAnswerNamesAccountAndRole() throws Exception {
        WebResponse answer = post("admin", "", AccessKey.class, form());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getContentAsString())
                .contains("account 444455556666")
                .contains("arn:aws:sts::444455556666:assumed-role/hosting/jenkins-credential-test");
    }

    @Test
    public void theRegionOfTheFormIsAsked() throws Exception {
        post("admin", "", AccessKey.class, with("testRegion", "eu-central-1"));

        assertThat(AWS.aws().requests().since(before)).extracting("region").containsOnly("eu-central-1");
    }

    @Test
    public void anAdministratorMayTryTheControllersCredentials() throws Exception {
        AWS.giveControllerTheKey();

        assertThat(post("admin", "", ControllerCredentials.class, form()).getContentAsString())
                .contains("account 444455556666");
    }

    @Test
    public void anOwnerOfAFolderMayTryARoleThereButNotWithTheControllersCredentials() throws Exception {
        AWS.giveControllerTheKey();

        assertThat(post("owner", folder.getUrl(), AccessKey.class, form()).getContentAsString())
                .contains("account 444455556666");
        assertThat(post("owner", folder.getUrl(), ControllerCredentials.class, form())
                        .getContentAsString())
                .contains("which team-a may not do");
    }

    @Test
    public void everyTestAsksAnew() throws Exception {
        post("admin", "", AccessKey.class, form());
        role.trusting("arn:aws:iam::444455556666:root");

        assertThat(post("admin", "", AccessKey.class, form()).getContentAsString())
                .contains("AccessDenied")
                .contains("not authorized to perform: sts:AssumeRole");
    }

    @Test
    public void aFormThatIsWrongIsAnsweredWithoutACall() throws Exception {
        assertThat(post("admin", "", AccessKey.class, with("roleArn", "hosting"))
                        .getContentAsString())
                .contains("is not the ARN of an IAM role");
        assertThat(post("admin", "", AccessKey.class, with("testRegion", "Mars"))
                        .getContentAsString())
                .contains("is not an AWS Region");
        assertThat(post("admin", "", AccessKey.class, with("sessionDurationSeconds", "soon"))
                        .getContentAsString())
                .contains("is not a number of seconds");
        assertThat(post("admin", "", AccessKey.class, with("credentialsId", "gone"))
                        .getContentAsString())
                .contains("There is no credential");
        assertNothingLeft();
    }

    @Test
    public void aCircleThroughTheFormIsFound() throws Exception {
        Stored.globally(
                Stored.role("this", role, new AccessKey("deployer")),
                Stored.role("other", role, new AnotherRole("this")));
        Map<String, String> form = with("id", "this");
        form.put("credentialsId", "other");

        assertThat(post("admin", "", AnotherRole.class, form).getContentAsString())
                .contains("this, assumed with other, assumed with this");
    }

    @Test
    public void whoMayNotStoreCredentialsIsRefusedAndNothingLeaves() throws Exception {
        assertThat(post("reader", "", AccessKey.class, form()).getStatusCode()).isEqualTo(403);
        assertThat(post("owner", "", AccessKey.class, form()).getStatusCode()).isEqualTo(403);
        assertThat(post("configurer", folder.getUrl(), AccessKey.class, form()).getStatusCode())
                .isEqualTo(403);
        assertNothingLeft();
    }

    @Test
    public void aGetIsRefusedAndNothingLeaves() throws Exception {
        String address = address("", AccessKey.class) + "?" + encoded(form());

        try (JenkinsRule.WebClient client = client("admin")) {
            WebResponse answer =
                    client.getPage(new WebRequest(new URL(address))).getWebResponse();

            assertThat(answer.getStatusCode()).isEqualTo(405);
        }
        assertNothingLeft();
    }

    @Test
    public void aPostWithoutACrumbIsRefusedAndNothingLeaves() throws Exception {
        try (JenkinsRule.WebClient client = client("admin")) {
            WebRequest request = new WebRequest(new URL(address("", AccessKey.class)), HttpMethod.POST);
            request.setRequestParameters(pairs(form()));

            assertThat(client.getPage(request).getWebResponse().getStatusCode()).isEqualTo(403);
        }
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(AWS.aws().requests().since(before)).isEmpty();
    }

    private Map<String, String> form() {
        return new HashMap<>(Map.of(
                "id", "",
                "roleArn", role.arn(),
                "externalId", "",
                "sessionDurationSeconds", "3600",
                "credentialsId", "deployer",
                "testRegion", "us-east-1"));
    }

    private Map<String, String> with(String field, String value) {
        Map<String, String> form = form();
        form.put(field, value);
        return form;
    }

    private static WebResponse post(
            String user, String place, Class<? extends AssumedWith> kind, Map<String, String> form) throws Exception {
        try (JenkinsRule.WebClient client = client(user)) {
            WebRequest request = new WebRequest(new URL(address(place, kind)), HttpMethod.POST);
            request.setRequestParameters(pairs(form));
            return client.getPage(client.addCrumb(request)).getWebResponse();
        }
    }

    private static List<NameValuePair> pairs(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> new NameValuePair(field.getKey(), field.getValue()))
                .toList();
    }

    private static JenkinsRule.WebClient client(String user) throws Exception {
        return JENKINS.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .login(user);
    }

    private static String address(String place, Class<? extends AssumedWith> kind) throws Exception {
        return JENKINS.getURL() + place + "descriptorByName/" + kind.getName() + "/testRole";
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
