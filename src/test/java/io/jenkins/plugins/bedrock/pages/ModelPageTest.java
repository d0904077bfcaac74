package io.jenkins.plugins.bedrock.pages;

import static io.jenkins.plugins.bedrock.pages.RecordedModel.DEV;
import static io.jenkins.plugins.bedrock.pages.RecordedModel.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.RecordedApproval;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import io.jenkins.plugins.bedrock.history.RecordedFindings;
import io.jenkins.plugins.bedrock.history.RecordedPublication;
import io.jenkins.plugins.bedrock.history.RecordedTest;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What has happened to one model, and what people decide about it. */
public class ModelPageTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final RecordedModel bot = new RecordedModel(7, "bot/v7");

    @Before
    public void people() throws Exception {
        RecordedModel.configureEnvironments();
        FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
        jenkins.createFreeStyleProject("other");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(BedrockPermissions.OVERRIDE)
                .onItems(promote)
                .to("alice")
                .grant(BedrockPermissions.RECALL)
                .everywhere()
                .to("bob"));
        bot.accepted(DEV, "promote #12");
    }

    @Test
    public void theHistoryTellsAllThatHappenedTheLatestFirst() throws Exception {
        bot.failed(PROD, "promote #13", "Access denied")
                .overridable(PROD, "promote", "Outage")
                .described(
                        DEV,
                        details -> details.startedBy("carol", List.of("Started by user carol"))
                                .withFindings(RecordedFindings.of(
                                        0, 1, List.of("NO_CHAT_TEMPLATE"), List.of("NO_CHAT_TEMPLATE")))
                                .withApproval(
                                        RecordedApproval.of("dave", RecordedModel.later(), "Really?", "promote #12"))
                                .withTest(
                                        RecordedTest.of(true, true, RecordedModel.later(), "promote #12", "In Bremen"))
                                .withPublication(
                                        RecordedPublication.of("/models/bot", RecordedModel.later(), "promote #12"))
                                .withDeletion(RecordedDeletion.of(RecordedModel.later(), "promote #14")))
                .recalled("Trained on the wrong data");

        HtmlPage page = as(Browser.NOBODY).page(bot.url());
        assertThat(events(page))
                .containsExactly(
                        "Recalled All bob",
                        "Deleted dev promote #14",
                        "Published dev promote #12",
                        "Test passed dev promote #12",
                        "Approved dev dave promote #12",
                        "Override granted prod alice promote",
                        "Import failed prod promote #13",
                        "Accepted dev promote #12",
                        "Seen unchanged dev promote #12",
                        "Imported dev carol promote #12");
        assertThat(page.asNormalizedText())
                .contains(
                        "Trained on the wrong data",
                        "Parameter: /models/bot",
                        "Answer: In Bremen",
                        "Really?",
                        "Outage",
                        "Access denied",
                        "Imported in spite of NO_CHAT_TEMPLATE",
                        "Started by user carol",
                        bot.modelArn(DEV));
    }

    @Test
    public void aLongHistoryHasPages() throws Exception {
        for (int number = 0; number < ModelPage.SIZE; number++) {
            bot.overridable(PROD, "promote", "again " + number);
        }

        HtmlPage page = as(Browser.NOBODY).page(bot.url());

        assertThat(events(page)).hasSize(ModelPage.SIZE);
        HtmlPage next = page.getAnchorByHref("?page=2").click();
        assertThat(events(next)).last().isEqualTo("Imported dev promote #12");
    }

    @Test
    public void theHeadingIsTheVersionAndTheDigestIsThereToCopy() throws Exception {
        HtmlPage page = as(Browser.NOBODY).page(bot.url());

        assertThat(Browser.texts(page, "h1")).containsExactly("bot/v7");
        assertThat(Browser.texts(page, ".bedrock-facts"))
                .singleElement()
                .asString()
                .contains(bot.digest().toString());
        assertThat(Browser.texts(page, "#breadcrumbs li")).endsWith("Models", "bot/v7");
    }

    @Test
    public void theDigestsOfTheSameObjectsLeadToEachOther() throws Exception {
        RecordedModel hashed = new RecordedModel(8, "bot/v7").imported(DEV, "promote #1");
        RecordedModel neverSeen = new RecordedModel(9, "bot/v7");
        FileLedger.get().sameObjects(bot.digest(), hashed.digest());
        FileLedger.get().sameObjects(bot.digest(), neverSeen.digest());

        assertThat(Browser.links(as(Browser.NOBODY).page(bot.url()), ".bedrock-facts a"))
                .containsExactly(jenkins.contextPath + "/" + hashed.url());
    }

    @Test
    public void anOpenOverrideIsShownUntilItIsUsed() throws Exception {
        bot.overridable(PROD, "promote", "Outage");
        assertThat(as(Browser.NOBODY).page(bot.url()).asNormalizedText()).contains("Open overrides", "Outage");

        FileLedger.get().useOverride(bot.digest(), PROD, "promote");

        HtmlPage page = as(Browser.NOBODY).page(bot.url());
        assertThat(page.asNormalizedText()).doesNotContain("Open overrides");
        assertThat(events(page)).anyMatch(event -> event.startsWith("Override used prod"));
    }

    @Test
    public void whoMayOverrideDoesItInAForm() throws Exception {
        HtmlPage page = as("alice").page(bot.url()).getAnchorByText("Override…").click();
        HtmlForm form = page.getFormByName("override");
        assertThat(form.getSelectByName("job").getOptions())
                .extracting(option -> option.getValueAttribute())
                .containsExactly("promote");
        form.getSelectByName("environment").setSelectedAttribute("prod", true);
        form.getTextAreaByName("reason").setText("Outage");

        Browser.submit(form);

        assertThat(FileLedger.get()
                        .useOverride(bot.digest(), PROD, "promote")
                        .orElseThrow()
                        .by())
                .isEqualTo("alice");
    }

    @Test
    public void whoMayRecallConfirmsItWithAReason() throws Exception {
        HtmlPage page = as("bob").page(bot.url()).getAnchorByText("Recall…").click();
        assertThat(page.asNormalizedText()).contains("can't be undone");
        assertThat(FileLedger.get().recalled(bot.digest()))
                .as("before it is confirmed")
                .isEmpty();
        HtmlForm form = page.getFormByName("recall");
        form.getTextAreaByName("reason").setText("Wrong data");

        Browser.submit(form);

        assertThat(FileLedger.get().recalled(bot.digest())).contains("Wrong data");
        HtmlPage after = as("bob").page(bot.url());
        assertThat(after.asNormalizedText()).contains("Recalled: Wrong data").doesNotContain("Recall…");
    }

    @Test
    public void nobodyElseIsOfferedADecision() throws Exception {
        for (String user : new String[] {Browser.NOBODY, "reader"}) {
            assertThat(as(user).page(bot.url()).asNormalizedText()).as(user).doesNotContain("Override…", "Recall…");
            assertThat(as(user).text(bot.url() + "override"))
                    .contains("You may not override here")
                    .doesNotContain("<select");
            assertThat(as(user).text(bot.url() + "recall"))
                    .contains("You can't recall it")
                    .doesNotContain("<textarea");
        }
        assertThat(as("alice").page(bot.url()).asNormalizedText()).doesNotContain("Recall…");
        assertThat(as("bob").page(bot.url()).asNormalizedText()).doesNotContain("Override…");
    }

    private Browser as(String user) {
        return Browser.of(jenkins, user);
    }

    /** What, where, who and which build, of each line of the history. */
    private static List<String> events(HtmlPage page) {
        return page.querySelectorAll(".bedrock-history tbody tr").stream()
                .map(row -> String.join(" ", Browser.texts(row, "td").subList(1, 5))
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }
}
