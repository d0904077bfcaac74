package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlElementUtil;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The form, as a browser shows it. */
public class AwsRoleFormTest {

    private static final LoopbackAws AWS = new LoopbackAws();
    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final int PATIENCE_MILLIS = 10_000;

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    private JenkinsRule.WebClient browser;

    @Before
    public void openBrowser() throws Exception {
        Stored.clear();
        Stored.globally(Stored.key("deployer", AWS.jenkins()));
        browser = JENKINS.createWebClient();
    }

    @After
    public void closeBrowser() {
        browser.close();
    }

    @Test
    public void aRoleWithAKeyComesBackAsItWas() throws Exception {
        AwsRoleCredentials role = Stored.role("hosting", AWS.role("hosting"), new AccessKey("deployer"));
        role.setExternalId("jenkins-prod");
        role.setSessionDurationSeconds(7200);

        assertComesBack(role);
    }

    @Test
    public void aRoleWithTheControllersCredentialsComesBackAsItWas() throws Exception {
        assertComesBack(Stored.role("hosting", AWS.role("hosting"), new ControllerCredentials()));
    }

    @Test
    public void aRoleWithAnotherRoleComesBackAsItWas() throws Exception {
        Stored.globally(Stored.role("gate", AWS.role("gate"), new AccessKey("deployer")));

        assertComesBack(Stored.role("hosting", AWS.role("hosting"), new AnotherRole("gate")));
    }

    @Test
    public void aRoleWithACredentialOfTheAwsPluginComesBackAsItWas() throws Exception {
        assertComesBack(Stored.role("hosting", AWS.role("hosting"), new AwsCredentialsKey("not-there-any-more")));
    }

    @Test
    public void anEmptyDurationMeansAnHour() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("hosting"), new AccessKey("deployer")));
        HtmlPage page = openForm("hosting");
        HtmlElement duration = page.querySelector("#credentials-dialog-form input[name='_.sessionDurationSeconds']");
        ((HtmlInput) duration).setValue("");

        click(page, "#cr-dialog-submit");

        assertThat(stored("hosting").getSessionDurationSeconds()).isEqualTo(3600);
    }

    @Test
    public void theButtonTriesWhatTheFormHolds() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("tried"), new AccessKey("deployer")));
        HtmlPage page = openForm("hosting");

        click(page, "#credentials-dialog-form .validate-button");

        assertThat(page.asNormalizedText())
                .contains("Works: calls land in account 444455556666 as"
                        + " arn:aws:sts::444455556666:assumed-role/tried/jenkins-credential-test");
    }

    @Test
    public void everyFieldHasHelp() throws Exception {
        Stored.globally(Stored.role("hosting", AWS.role("hosting"), new AccessKey("deployer")));
        HtmlPage page = openForm("hosting");

        List<String> helps = page
                .querySelectorAll("#credentials-dialog-form [helpURL], #credentials-dialog-form a.jenkins-help-button")
                .stream()
                .map(link -> ((DomElement) link).getAttribute("helpURL"))
                .toList();
        for (String field : List.of("roleArn", "externalId", "sessionDurationSeconds", "credentialsId", "testRegion")) {
            assertThat(helps).anyMatch(help -> help.endsWith("/help/" + field));
        }
        for (String help : helps) {
            assertThat(browser.goTo(help.substring(JENKINS.contextPath.length() + 1))
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(200);
        }
    }

    private void assertComesBack(AwsRoleCredentials role) throws Exception {
        Stored.globally(role);

        click(openForm(role.getId()), "#cr-dialog-submit");

        AwsRoleCredentials again = stored(role.getId());
        assertThat(again).isNotSameAs(role);
        JENKINS.assertEqualDataBoundBeans(role, again);
    }

    private HtmlPage openForm(String id) throws Exception {
        HtmlPage page = browser.goTo("manage/credentials/store/system/domain/_/credential/" + id + "/");
        click(page, "button[data-type='credentials-update']");
        return page;
    }

    private void click(HtmlPage page, String selector) throws Exception {
        HtmlElement button = page.querySelector(selector);
        HtmlElementUtil.click(button);
        browser.waitForBackgroundJavaScript(PATIENCE_MILLIS);
    }

    private static AwsRoleCredentials stored(String id) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        AwsRoleCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(role -> role.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
