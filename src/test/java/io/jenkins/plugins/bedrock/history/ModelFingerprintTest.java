package io.jenkins.plugins.bedrock.history;

import static io.jenkins.plugins.bedrock.history.Entries.BOT;
import static io.jenkins.plugins.bedrock.history.Entries.DEV;
import static io.jenkins.plugins.bedrock.history.Entries.PROD;
import static io.jenkins.plugins.bedrock.history.Entries.accepted;
import static io.jenkins.plugins.bedrock.history.Entries.imported;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Fingerprint;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.Fingerprinter.FingerprintAction;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A model's trace among the fingerprints, and who sees what of it. */
public class ModelFingerprintTest {

    private static final String PAGE = "fingerprint/" + BOT.sha256().substring(0, 32) + "/";

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void aModelIsTracedToItsBuildsAndEnvironmentsAlsoAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
            ModelFingerprint.leave(build(jenkins, promote), "dev", accepted(imported(BOT, DEV)));
            ModelFingerprint.leave(build(jenkins, promote), "prod", imported(BOT, PROD));
        });

        sessions.then(jenkins -> {
            String page = page(jenkins, null);

            assertThat(page)
                    .contains("In dev", "In prod")
                    .containsPattern("bot/v7 was accepted at [^<]+ by promote #1")
                    .containsPattern("bot/v7 was imported at [^<]+ by promote #2");
            Fingerprint trace = trace();
            assertThat(trace.getRangeSet("promote").toString()).isEqualTo("[1,3)");
            FingerprintAction ofBuild = jenkins.jenkins
                    .getItemByFullName("promote", FreeStyleProject.class)
                    .getBuildByNumber(1)
                    .getAction(FingerprintAction.class);
            assertThat(ofBuild.getFingerprints().values()).containsExactly(trace);
        });
    }

    @Test
    public void whatHappensAgainLeavesNoSecondTrace() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild run = build(jenkins, jenkins.createFreeStyleProject("promote"));
            PromotionRecord entry = imported(BOT, DEV);
            ModelFingerprint.leave(run, "dev", entry);
            ModelFingerprint.leave(run, "dev", entry);
            ModelFingerprint.leave(run, "dev", accepted(entry));

            assertThat(trace().getFacets()).hasSize(1);
            assertThat(page(jenkins, null)).contains("was accepted at").doesNotContain("was imported at");
        });
    }

    @Test
    public void whoMayNotSeeTheBuildLearnsNothingOfTheModel() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
            ModelFingerprint.leave(build(jenkins, promote), "dev", accepted(imported(BOT, DEV)));
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ)
                    .everywhere()
                    .to("stranger", "knows", "reader", "historian")
                    .grant(Item.DISCOVER)
                    .onItems(promote)
                    .to("knows")
                    .grant(Item.READ)
                    .onItems(promote)
                    .to("reader")
                    .grant(BedrockPermissions.READ_HISTORY)
                    .everywhere()
                    .to("historian"));

            assertThat(page(jenkins, "reader")).contains("In dev", "bot/v7");
            assertThat(page(jenkins, "stranger")).doesNotContain("In dev", "bot/v7", "promote");
            assertThat(sees("reader")).isTrue();
            assertThat(sees("knows")).isFalse();
        });
    }

    @Test
    public void whoMaySeeTheBuildSeesTheTraceAlsoAfterTheJobHasGotAnotherName() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
            ModelFingerprint.leave(build(jenkins, promote), "dev", accepted(imported(BOT, DEV)));
            promote.renameTo("released");
            build(jenkins, jenkins.createFreeStyleProject("promote"));
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ)
                    .everywhere()
                    .to("reader", "stranger")
                    .grant(Item.READ)
                    .onItems(promote)
                    .to("reader"));

            assertThat(page(jenkins, "reader"))
                    .contains("In dev", "job/released/1/")
                    .doesNotContain("which is gone");
            assertThat(page(jenkins, "stranger")).doesNotContain("In dev", "released");
        });
    }

    @Test
    public void ofBuildsThatAreGoneTheTraceIsForThoseWhoMaySeeTheHistory() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
            ModelFingerprint.leave(build(jenkins, promote), "dev", accepted(imported(BOT, DEV)));
            promote.delete();
            FreeStyleProject another = jenkins.createFreeStyleProject("promote");
            build(jenkins, another);
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ, Item.READ)
                    .everywhere()
                    .to("reader", "historian")
                    .grant(BedrockPermissions.READ_HISTORY)
                    .everywhere()
                    .to("historian"));

            assertThat(page(jenkins, "reader")).doesNotContain("In dev");
            assertThat(page(jenkins, "historian"))
                    .contains("In dev", "by promote #1, which is gone or called otherwise now");
        });
    }

    @Test
    public void whatStrangersHaveWrittenIsShownAsText() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleBuild run = build(jenkins, jenkins.createFreeStyleProject("promote"));
            ModelFingerprint.leave(run, "<i>dev</i>", Entries.complete(BOT, DEV, "<b>text</b>"));

            assertThat(page(jenkins, null))
                    .doesNotContain("<b>text</b>", "<i>dev</i>")
                    .contains("&lt;b&gt;text");
        });
    }

    private static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        return jenkins.buildAndAssertStatus(Result.SUCCESS, job);
    }

    private static Fingerprint trace() throws Exception {
        return Jenkins.get().getFingerprintMap().get(BOT.sha256().substring(0, 32));
    }

    private static boolean sees(String user) throws Exception {
        ModelFingerprintFacet facet = trace().getFacet(ModelFingerprintFacet.class);
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            return facet.isVisible();
        }
    }

    private static String page(JenkinsRule jenkins, String user) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            if (user != null) {
                client.login(user);
            }
            return client.goTo(PAGE).getWebResponse().getContentAsString();
        }
    }
}
