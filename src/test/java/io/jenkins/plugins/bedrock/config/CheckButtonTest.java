package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The buttons that try what the steps will need: what they list, and for whom. */
public class CheckButtonTest {

    private static final LoopbackAccounts AWS = new LoopbackAccounts();
    private static final JenkinsRule JENKINS = new JenkinsRule();

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    private static final String ENVIRONMENT = ModelEnvironment.class.getName();
    private static final String PREFIX = SourcePrefix.class.getName();

    private Folder folder;
    private long before;

    @Before
    public void people() throws Exception {
        Sample.clear();
        Sample.storeGlobally(
                Sample.role("hosting", Accounts.DEV, "hosting"),
                Sample.role("bare", Accounts.DEV, "bare"),
                Sample.role("inspects", Accounts.DEV, "hosting-that-inspects"),
                Sample.role("research", Accounts.RESEARCH, "source"));
        AWS.aws()
                .account(Accounts.DEV)
                .role("bare")
                .trusting(AWS.accounts().jenkins.arn());
        folder = JENKINS.createProject(Folder.class, "team-a");
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "owner")
                .grant(Item.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ, Item.CONFIGURE)
                .onItems(folder)
                .to("owner"));
        before = AWS.aws().requests().mark();
    }

    @After
    public void open() {
        JENKINS.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    @Test
    public void aGoodEnvironmentLacksNothing() throws Exception {
        Web.Answer answer = environment("admin", "", Map.of());

        assertThat(answer.text())
                .contains("Nothing is missing of what could be tried.")
                .contains("<code>bedrock:InvokeModel</code>: Allowed")
                .contains("<code>bedrock:CreateModelImportJob</code>: Not tried, because it would change something.");
        assertThat(AWS.aws().requests().since(before))
                .filteredOn(RecordedRequest::isWrite)
                .filteredOn(RecordedRequest::succeeded)
                .isEmpty();
    }

    @Test
    public void whatARoleLacksIsListed() throws Exception {
        assertThat(environment("admin", "", Map.of("credentialsId", "bare")).text())
                .contains("class=\"error\"")
                .contains("Missing:")
                .contains("<code>bedrock:ListModelImportJobs</code>")
                .contains("<code>iam:GetRole on BedrockImport</code>")
                .contains("AccessDenied");
    }

    @Test
    public void theParameterOfAnEnvironmentThatPublishesIsTried() throws Exception {
        assertThat(environment("admin", "", Map.of("publishTo", "/models/{name}"))
                        .text())
                .contains("Nothing is missing of what could be tried.")
                .contains("<code>ssm:GetParameter on /models/bedrock-model-import-permission-check</code>: Allowed")
                .contains("<code>ssm:PutParameter on /models/bedrock-model-import-permission-check</code>: Not tried");
        assertThat(environment("admin", "", Map.of("publishTo", "/elsewhere")).text())
                .contains("Missing:")
                .contains("<code>ssm:GetParameter on /elsewhere</code>");
        assertThat(environment("admin", "", Map.of("publishTo", "<script>alert(1)</script>"))
                        .text())
                .contains("is not the name of an SSM parameter")
                .doesNotContain("<script>");
    }

    @Test
    public void whereASourceGivesNoRoleTheHostingRoleIsTriedThere() throws Exception {
        BedrockConfiguration.get().setSources(List.of(Sample.source("dev")));

        assertThat(environment("admin", "", Map.of("credentialsId", "inspects")).text())
                .contains("<code>s3:ListBucket on s3://research-models/</code>");
        assertThat(environment("admin", "", Map.of("credentialsId", "inspects", "name", "other"))
                        .text())
                .doesNotContain("s3:ListBucket");
    }

    @Test
    public void aGoodSourceLacksNothing() throws Exception {
        Web.Answer answer = source("admin", Map.of("policyManagedBy", "plugin"));

        assertThat(answer.text())
                .contains("Nothing is missing of what could be tried.")
                .contains("<code>s3:GetBucketPolicy on research-models</code>: Allowed")
                .contains("<code>s3:PutBucketPolicy on research-models</code>: Not tried");
    }

    @Test
    public void wrongValuesAreSaidWithoutACall() throws Exception {
        assertThat(environment("admin", "", Map.of("account", "12")).text()).contains("is not an AWS account ID");
        assertThat(environment("admin", "", Map.of("credentialsId", "")).text()).contains("It has no credentials");
        assertThat(environment("admin", "", Map.of("credentialsId", "gone")).text())
                .contains("gone");
        assertThat(environment("admin", "", Map.of("importRoleArn", "x")).text())
                .contains("is not the ARN");
        assertThat(environment("admin", "", Map.of("name", "<script>alert(1)</script>"))
                        .text())
                .doesNotContain("<script>");
        assertThat(source("admin", Map.of("prefix", "s3://")).text()).contains("is not the place of a model");
        assertThat(source("admin", Map.of("credentialsId", "")).text()).contains("The source gives no role");
        assertNothingLeft();
    }

    @Test
    public void whoeverConfiguresAFolderMayTryWhatItsJobsMayUse() throws Exception {
        assertThat(environment("owner", folder.getUrl(), Map.of("name", "sandbox"))
                        .text())
                .contains("Nothing is missing");
    }

    @Test
    public void withoutPermissionNothingLeaves() throws Exception {
        assertThat(environment("reader", "", Map.of()).status()).isEqualTo(403);
        assertThat(environment("owner", "", Map.of()).status()).isEqualTo(403);
        assertThat(environment("reader", folder.getUrl(), Map.of()).status()).isEqualTo(403);
        assertThat(source("reader", Map.of()).status()).isEqualTo(403);
        assertNothingLeft();
    }

    @Test
    public void aGetIsRefusedAndNothingLeaves() throws Exception {
        Web admin = Web.as("admin", JENKINS);

        assertThat(admin.get(path("", ENVIRONMENT, "tryPermissions"), environmentForm(Map.of()))
                        .status())
                .isEqualTo(405);
        assertThat(admin.get(path("", PREFIX, "tryPermissions"), sourceForm(Map.of()))
                        .status())
                .isEqualTo(405);
        for (String check : List.of("checkName", "checkAccount", "checkRegion", "fillRegionItems")) {
            assertThat(admin.get(path("", ENVIRONMENT, check), Map.of("value", "x"))
                            .status())
                    .as(check)
                    .isEqualTo(405);
        }
        assertNothingLeft();
    }

    @Test
    public void readersLearnNothingFromTheForm() throws Exception {
        Web reader = Web.as("reader", JENKINS);

        assertThat(reader.post(path("", ENVIRONMENT, "fillCredentialsIdItems"), Map.of("credentialsId", "current"))
                        .text())
                .contains("current")
                .doesNotContain("hosting")
                .doesNotContain("research");
        assertThat(reader.post(path("", ENVIRONMENT, "fillDigestStrengthItems"), Map.of("digestStrength", "CRC64"))
                        .text())
                .contains("CRC64")
                .doesNotContain("SHA256");
        assertThat(reader.post(path("", ENVIRONMENT, "checkAccount"), Map.of("value", "12"))
                        .text())
                .doesNotContain("AWS account");
        assertThat(reader.post(path("", ENVIRONMENT, "fillRegionItems"), Map.of())
                        .text())
                .doesNotContain("us-east-1");
    }

    @Test
    public void theButtonsSendWhatStandsInTheForm() throws Exception {
        JENKINS.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        ModelEnvironment dev = new ModelEnvironment(
                "dev", Accounts.DEV, "us-east-1", "hosting", "arn:aws:iam::" + Accounts.DEV + ":role/BedrockImport");
        BedrockConfiguration.get().setEnvironments(List.of(dev));
        ModelSource source = Sample.source("dev");
        source.setCredentialsId("research");
        source.setPrefixes(List.of(
                new SourcePrefix("s3://research-models/a/", List.of("dev")),
                new SourcePrefix("s3://research-models/b/", List.of("dev"))));
        BedrockConfiguration.get().setSources(List.of(Sample.otherSource("elsewhere"), source));
        try (JenkinsRule.WebClient client = JENKINS.createWebClient()) {
            HtmlPage page = client.goTo("configure");

            String text = press(client, page, 3);
            assertThat(text)
                    .contains("s3:ListBucket on s3://research-models/b/")
                    .doesNotContain("/a/");
            assertThat(press(client, page, 4))
                    .contains("bedrock:ListModelImportJobs")
                    .contains("Nothing is missing");
        }
    }

    /** Presses one of our buttons that are shown and gives what the page says beside it. */
    private static String press(JenkinsRule.WebClient client, HtmlPage page, int number) throws Exception {
        List<HtmlElement> buttons = page.getByXPath("//button[@data-validate-button-method='tryPermissions'"
                + " and not(ancestor::*[contains(@class, 'to-be-removed')])]");
        HtmlElement button = buttons.get(number - 1);
        button.click();
        client.waitForBackgroundJavaScript(20_000);
        return button.getParentNode().getTextContent();
    }

    private void assertNothingLeft() {
        assertThat(AWS.aws().requests().since(before)).isEmpty();
    }

    private static Web.Answer environment(String user, String place, Map<String, String> changes) throws Exception {
        return Web.as(user, JENKINS).post(path(place, ENVIRONMENT, "tryPermissions"), environmentForm(changes));
    }

    private static Web.Answer source(String user, Map<String, String> changes) throws Exception {
        return Web.as(user, JENKINS).post(path("", PREFIX, "tryPermissions"), sourceForm(changes));
    }

    private static Map<String, String> environmentForm(Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "name", "dev",
                "account", Accounts.DEV,
                "region", "us-east-1",
                "credentialsId", "hosting",
                "importRoleArn", "arn:aws:iam::" + Accounts.DEV + ":role/BedrockImport",
                "importRoleBoundary", ""));
        form.putAll(changes);
        return form;
    }

    private static Map<String, String> sourceForm(Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "prefix", "s3://research-models/",
                "name", "research",
                "account", Accounts.RESEARCH,
                "region", "us-east-1",
                "credentialsId", "research",
                "policyManagedBy", "owners",
                "keyArns", ""));
        form.putAll(changes);
        return form;
    }

    private static String path(String place, String descriptor, String method) {
        return place + "descriptorByName/" + descriptor + "/" + method;
    }
}
