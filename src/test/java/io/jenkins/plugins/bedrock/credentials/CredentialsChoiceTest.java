package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.net.URL;
import java.util.List;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.htmlunit.WebRequest;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Which IDs of credentials a form shows, and to whom. */
public class CredentialsChoiceTest {

    private static final LoopbackAws AWS = new LoopbackAws();
    private static final JenkinsRule JENKINS = new JenkinsRule();

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(AWS).around(JENKINS);

    private Folder folder;

    @Before
    public void people() throws Exception {
        Stored.clear();
        folder = JENKINS.createProject(Folder.class, "team-a");
        Stored.globally(
                Stored.key("deployer", AWS.jenkins()),
                Stored.key(CredentialsScope.SYSTEM, "of-system", AWS.jenkins()),
                Stored.role("hosting", AWS.role("hosting"), new AccessKey("deployer")));
        Stored.in(folder, Stored.role("of-folder", AWS.role("of-folder"), new AccessKey("deployer")));
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "user")
                .grant(CredentialsProvider.USE_ITEM)
                .onItems(folder)
                .to("user"));
    }

    @After
    public void open() {
        JENKINS.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    @Test
    public void anAdministratorChoosesAmongWhatJobsMayUse() {
        assertThat(as("admin", () -> keys().doFillCredentialsIdItems(JENKINS.jenkins, "deployer")))
                .containsExactly("", "deployer");
        assertThat(as("admin", () -> AwsRoles.items(null, ""))).containsExactly("", "hosting");
    }

    @Test
    public void aReaderSeesOnlyTheCurrentValue() {
        assertThat(as("reader", () -> keys().doFillCredentialsIdItems(JENKINS.jenkins, "current")))
                .containsExactly("current");
        assertThat(as("reader", () -> keys().doFillCredentialsIdItems(folder, "current")))
                .containsExactly("current");
        assertThat(as("reader", () -> roles().doFillCredentialsIdItems(folder, "current")))
                .containsExactly("current");
        assertThat(as("reader", () -> AwsRoles.items(null, "current"))).containsExactly("current");
        assertThat(as("reader", () -> AwsRoles.items(folder, "current"))).containsExactly("current");
    }

    @Test
    public void whoMayUseAFoldersCredentialsChoosesAmongThem() {
        assertThat(as("user", () -> AwsRoles.items(folder, ""))).containsExactlyInAnyOrder("", "of-folder", "hosting");
        assertThat(as("user", () -> roles().doFillCredentialsIdItems(folder, "")))
                .containsExactlyInAnyOrder("", "of-folder", "hosting");
        assertThat(as("user", () -> AwsRoles.items(null, "current"))).containsExactly("current");
    }

    @Test
    public void anIdThatIsNotThereIsSaidToThoseWhoMayKnow() {
        try (ACLContext ignored = ACL.as2(User.getById("admin", true).impersonate2())) {
            assertThat(keys().doCheckCredentialsId(JENKINS.jenkins, "deployer").kind)
                    .isEqualTo(FormValidation.Kind.OK);
            assertThat(keys().doCheckCredentialsId(JENKINS.jenkins, "of-system"))
                    .hasMessageContaining("There is no credential &#039;of-system&#039;");
            assertThat(keys().doCheckCredentialsId(JENKINS.jenkins, "")).hasMessageContaining("Choose the credential");
        }
        try (ACLContext ignored = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThat(keys().doCheckCredentialsId(JENKINS.jenkins, "of-system").kind)
                    .isEqualTo(FormValidation.Kind.OK);
        }
    }

    @Test
    public void theListsAndChecksAreNotForGet() throws Exception {
        try (JenkinsRule.WebClient client = JENKINS.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .login("admin")) {
            for (String method : List.of("fillCredentialsIdItems", "checkCredentialsId", "checkTestRegion")) {
                assertThat(status(client, AccessKey.class, method)).isEqualTo(405);
            }
            for (String method : List.of("checkRoleArn", "checkExternalId", "checkSessionDurationSeconds")) {
                assertThat(status(client, AwsRoleCredentials.class, method)).isEqualTo(405);
            }
        }
    }

    private static int status(JenkinsRule.WebClient client, Class<?> kind, String method) throws Exception {
        URL address = new URL(JENKINS.getURL() + "descriptorByName/" + kind.getName() + "/" + method + "?value=x");
        return client.getPage(new WebRequest(address)).getWebResponse().getStatusCode();
    }

    private static List<String> as(String user, Supplier<ListBoxModel> list) {
        try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
            return list.get().stream().map(option -> option.value).toList();
        }
    }

    private static AccessKey.DescriptorImpl keys() {
        return ExtensionList.lookupSingleton(AccessKey.DescriptorImpl.class);
    }

    private static AnotherRole.DescriptorImpl roles() {
        return ExtensionList.lookupSingleton(AnotherRole.DescriptorImpl.class);
    }
}
