package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Who may decide about models, and how. */
public class PromotionDeskTest {

    private static final int DONE = 302;
    private static final int BAD = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int ONLY_POST = 405;
    private static final String NOBODY = null;

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private FreeStyleProject promote;

    @Before
    public void people() throws Exception {
        promote = jenkins.createFreeStyleProject("promote");
        ModelEnvironment prod = environment("prod", PROD.account().value());
        ModelEnvironment closed = environment("closed", "777788889999");
        closed.setAllowedJobs(List.of("other"));
        BedrockConfiguration.get().setEnvironments(List.of(prod, closed));
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        FreeStyleProject secret = jenkins.createFreeStyleProject("secret");
        jenkins.createFolder("folder");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .onItems(promote, other)
                .toEveryone()
                .grant(Item.CONFIGURE, Item.BUILD, Item.DELETE)
                .onItems(promote, other)
                .to("configurer")
                .grant(BedrockPermissions.OVERRIDE)
                .onItems(promote, secret)
                .to("alice")
                .grant(Item.DISCOVER)
                .onItems(secret)
                .to("alice")
                .grant(BedrockPermissions.OVERRIDE)
                .onItems(other)
                .to("neighbour")
                .grant(BedrockPermissions.RECALL)
                .everywhere()
                .to("bob")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    public void whoHasThePermissionOnAJobMayOverrideForIt() throws Exception {
        WebResponse answer = post("alice", "override", with());

        assertThat(answer.getStatusCode()).isEqualTo(DONE);
        assertThat(answer.getResponseHeaderValue("Location")).endsWith("/job/promote/");
        PromotionOverride override =
                FileLedger.get().useOverride(BOT, PROD, "promote").orElseThrow();
        assertThat(override.by()).isEqualTo("alice");
        assertThat(override.reason()).isEqualTo("<b>incident</b>");
    }

    @Test
    public void administratorsMayDoBoth() throws Exception {
        assertThat(post("admin", "override", with()).getStatusCode()).isEqualTo(DONE);
        assertThat(post("admin", "recall", with()).getStatusCode()).isEqualTo(DONE);

        assertThat(FileLedger.get().hasOverride(BOT, PROD, "promote")).isTrue();
        assertThat(FileLedger.get().recalled(BOT)).isPresent();
    }

    @Test
    public void whoHasThePermissionMayRecall() throws Exception {
        assertThat(post("bob", "recall", with()).getStatusCode()).isEqualTo(DONE);

        assertThat(FileLedger.get().recalled(BOT)).contains("<b>incident</b>");
        assertThat(FileLedger.get().history(BOT).getRecalls())
                .extracting(RecordedRecall::getBy)
                .containsExactly("bob");
    }

    @Test
    public void nobodyElseMayOverride() throws Exception {
        for (String user : new String[] {NOBODY, "reader", "configurer", "neighbour", "bob"}) {
            assertThat(post(user, "override", with()).getStatusCode()).as(user).isEqualTo(FORBIDDEN);
        }
        assertNothingHappened();
    }

    @Test
    public void nobodyElseMayRecall() throws Exception {
        for (String user : new String[] {NOBODY, "reader", "configurer", "alice"}) {
            assertThat(post(user, "recall", with()).getStatusCode()).as(user).isEqualTo(FORBIDDEN);
        }
        assertNothingHappened();
    }

    @Test
    public void whoeverDecidesHasAName() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);

        assertThat(post(NOBODY, "override", with()).getStatusCode()).isEqualTo(FORBIDDEN);
        assertThat(post(NOBODY, "recall", with()).getStatusCode()).isEqualTo(FORBIDDEN);

        assertNothingHappened();
    }

    @Test
    public void aLinkDecidesNothing() throws Exception {
        for (String method : new String[] {"override", "recall"}) {
            assertThat(send("admin", request(HttpMethod.GET, method, with()), true)
                            .getStatusCode())
                    .as(method)
                    .isEqualTo(ONLY_POST);
        }
        assertNothingHappened();
    }

    @Test
    public void aFormOfAnotherSiteDecidesNothing() throws Exception {
        for (String method : new String[] {"override", "recall"}) {
            assertThat(send("admin", request(HttpMethod.POST, method, with()), false)
                            .getStatusCode())
                    .as(method)
                    .isEqualTo(FORBIDDEN);
        }
        assertNothingHappened();
    }

    @Test
    public void aJobThatMayNotBeSeenIsAsOneThatIsNotThere() throws Exception {
        for (String job : new String[] {"secret", "no-such-job", "folder", "", "../promote"}) {
            for (String user : new String[] {"alice", "reader"}) {
                WebResponse answer = post(user, "override", with("job", job));

                assertThat(answer.getStatusCode()).as("%s for %s", job, user).isEqualTo(NOT_FOUND);
            }
        }
        assertThat(FileLedger.get().histories()).isEmpty();
    }

    @Test
    public void aWrongValueIsExplainedAndChangesNothing() throws Exception {
        assertExplained("override", with("reason", " "), "Give a reason");
        assertExplained("override", with("reason", "x".repeat(1_001)), "shorten it");
        assertExplained("override", with("digest", "sha256:12"), "64 hexadecimal digits");
        assertExplained("override", with("digest", BOT.sha256()), "begins with sha256:");
        assertExplained("override", with("digest", ""), "begins with sha256:");
        assertExplained("override", with("environment", "moon"), "It may use: prod.");
        assertExplained("override", with("environment", "closed"), "may not use the environment closed");
        assertExplained("recall", with("reason", ""), "Give a reason");
        assertExplained("recall", with("digest", "sha256:../../secret"), "64 hexadecimal digits");
        assertNothingHappened();
    }

    @Test
    public void aParameterThatIsMissingIsAWrongValue() throws Exception {
        for (String name : new String[] {"digest", "environment", "reason"}) {
            Map<String, String> parameters = with();
            parameters.remove(name);

            assertThat(post("admin", "override", parameters).getStatusCode())
                    .as(name)
                    .isEqualTo(BAD);
        }
        assertNothingHappened();
    }

    @Test
    public void whatWasSentIsShownAsTextAndMakesNoHeader() throws Exception {
        for (String digest : new String[] {"sha256:<script>alert(1)</script>", "sha256:\r\nSet-Cookie: a=b"}) {
            WebResponse answer = post("admin", "recall", with("digest", digest));

            assertThat(answer.getStatusCode()).isEqualTo(BAD);
            assertThat(answer.getContentAsString()).doesNotContain("<script>alert(1)");
            assertThat(answer.getResponseHeaders())
                    .filteredOn(header -> header.getName().equalsIgnoreCase("Set-Cookie"))
                    .noneMatch(header -> header.getValue().contains("a=b"));
        }
    }

    @Test
    public void whatIsSentTwiceIsAllowedOnce() throws Exception {
        post("alice", "override", with());

        assertExplained("override", with(), "may already take");

        assertThat(FileLedger.get().history(BOT).getOverrides()).hasSize(1);
    }

    @Test
    public void aDamagedFileIsNamed() throws Exception {
        Path file = Jenkins.get().getRootDir().toPath().resolve("bedrock-model-import/models/" + BOT.sha256() + ".xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<model>");

        assertExplained("override", with(), ".xml.damaged");
        assertExplained("recall", with(), ".xml.damaged");
    }

    @Test
    public void aFoldersOwnEnvironmentIsItsOwnPlace() throws Exception {
        Folder team = jenkins.jenkins.createProject(Folder.class, "team");
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setEnvironments(List.of(environment("sandbox", "123412341234")));
        team.addProperty(property);
        team.createProject(FreeStyleProject.class, "promote");

        assertThat(post("admin", "override", with(Map.of("job", "team/promote", "environment", "sandbox")))
                        .getStatusCode())
                .isEqualTo(DONE);

        EnvironmentId sandbox = Entries.environment("team", "123412341234");
        assertThat(FileLedger.get().hasOverride(BOT, sandbox, "team/promote")).isTrue();
        assertThat(FileLedger.get().hasOverride(BOT, PROD, "team/promote")).isFalse();
    }

    @Test
    public void theOverrideIsOfTheJobsOwnName() throws Exception {
        assertThat(post("alice", "override", with("job", "/promote")).getStatusCode())
                .isEqualTo(DONE);

        assertThat(FileLedger.get().hasOverride(BOT, PROD, "promote")).isTrue();
    }

    private void assertExplained(String method, Map<String, String> parameters, String part) throws Exception {
        WebResponse answer = post("admin", method, parameters);

        assertThat(answer.getStatusCode()).as(part).isEqualTo(BAD);
        assertThat(answer.getContentAsString()).contains(part);
    }

    private static ModelEnvironment environment(String name, String account) {
        return new ModelEnvironment(name, account, "us-east-1", "a-role", "arn:aws:iam::" + account + ":role/Import");
    }

    private static void assertNothingHappened() {
        assertThat(FileLedger.get().histories()).isEmpty();
        assertThat(FileLedger.get().hasOverride(BOT, PROD, "promote")).isFalse();
        assertThat(FileLedger.get().recalled(BOT)).isEmpty();
    }

    private WebResponse post(String user, String method, Map<String, String> parameters) throws Exception {
        return send(user, request(HttpMethod.POST, method, parameters), true);
    }

    private WebResponse send(String user, WebRequest request, boolean withCrumb) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.getOptions().setRedirectEnabled(false);
            if (user != null) {
                client.withBasicCredentials(user);
            }
            if (withCrumb) {
                client.addCrumb(request);
            }
            return client.loadWebResponse(request); // no page: one would follow the way to the login
        }
    }

    private WebRequest request(HttpMethod how, String method, Map<String, String> parameters) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), PromotionDesk.URL + "/" + method), how);
        List<NameValuePair> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(new NameValuePair(name, value)));
        request.setRequestParameters(pairs);
        return request;
    }

    private static Map<String, String> with() {
        return new TreeMap<>(
                Map.of("digest", BOT.toString(), "environment", "prod", "job", "promote", "reason", "<b>incident</b>"));
    }

    private static Map<String, String> with(String name, String value) {
        return with(Map.of(name, value));
    }

    private static Map<String, String> with(Map<String, String> others) {
        Map<String, String> parameters = with();
        parameters.putAll(others);
        return parameters;
    }
}
