package io.jenkins.plugins.bedrock.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.BrokenCheckpoint;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What the pages of a build say of what it has done with models. */
public class BuildModelsTest {

    private static final String TO_DEV = """
            withModelAccess(model: MODEL, environment: 'dev') {
              importBedrockModel model: MODEL, environment: 'dev'
              awaitImport environment: 'dev'
            }
            """;
    private static final String TESTED = TO_DEV + """
            testImportedModel model: MODEL, environment: 'dev'
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void aPromotionIsShownFromItsInspectionToItsEnd() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED);

        HtmlPage page = new BuildPages(jenkins).models(run);

        assertThat(page.asNormalizedText())
                .containsSubsequence(
                        "support-bot into dev",
                        "Accepted",
                        JenkinsWorld.MODEL,
                        "sha256:",
                        "arn:aws:bedrock:us-east-1:444455556666:model-import-job/",
                        "Access given",
                        "Inspected",
                        "Import asked for",
                        "Import job created",
                        "Import completed",
                        "Access taken back",
                        "Test passed",
                        "Accepted",
                        "Findings",
                        "granted.diff",
                        "+ ",
                        "revoked.diff",
                        "- ",
                        "Answer of the model",
                        "parcel");
        assertThat(page.getAnchorByText("Imported models and import jobs in the AWS console")
                        .getHrefAttribute())
                .startsWith("https://us-east-1.console.aws.amazon.com/bedrock/");
    }

    @Test
    public void theHistoryOfTheModelIsLinkedToIt() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED);

        HtmlPage page = new BuildPages(jenkins).models(run);

        assertThat(page.getAnchorByText("History of this model").getHrefAttribute())
                .matches(".*/bedrock-models/model/[0-9a-f]{64}/");
    }

    @Test
    public void theArtifactIsLinkedToTheDiff() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED);

        HtmlPage page = new BuildPages(jenkins).models(run);

        assertThat(page.getAnchorByText("bedrock-model-import/dev/support-bot-v7/granted.diff")
                        .getHrefAttribute())
                .endsWith(run.getUrl() + "artifact/bedrock-model-import/dev/support-bot-v7/granted.diff");
    }

    @Test
    public void thePageOfTheBuildLeadsThere() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED);

        HtmlPage page = new BuildPages(jenkins).summary(run);

        assertThat(page.asNormalizedText()).contains("support-bot into dev: Accepted");
        assertThat(page.getAnchors()).anyMatch(link -> link.getHrefAttribute().equals("bedrock-models/"));
    }

    @Test
    public void nothingIsAddedToOtherBuilds() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());

        assertThat(new BuildPages(jenkins).summary(build).asNormalizedText()).doesNotContain("Bedrock models");
    }

    @Test
    public void aFailedImportIsShownInTheWordsOfAws() throws Exception {
        world.aws().bedrock().settings().failNextImport("The tokenizer <b>cannot</b> be loaded");
        WorkflowRun run = run(Result.FAILURE, TO_DEV);

        HtmlPage page = new BuildPages(jenkins).models(run);

        assertThat(page.asNormalizedText())
                .containsSubsequence("Import failed", "The tokenizer <b>cannot</b> be loaded", "Access taken back");
        assertThat(page.querySelectorAll("#main-panel b")).isEmpty();
    }

    @Test
    public void aModelThatIsNotLetInIsShownWithWhatIsMissing() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "importBedrockModel model: MODEL, environment: 'prod'");

        assertThat(new BuildPages(jenkins).models(run).asNormalizedText())
                .containsSubsequence("support-bot into prod", "Refused", "validation has not imported this very model");
    }

    @Test
    public void aModelThatCannotBeImportedIsShownWithItsFindings() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket);
        WorkflowRun run = run(Result.FAILURE, """
                inspectModel model: MODEL, environment: 'dev', accept: 'MODEL_TYPE_DIFFERS'
                """);

        assertThat(new BuildPages(jenkins).models(run).asNormalizedText())
                .containsSubsequence(
                        "Cannot be imported",
                        "ERROR",
                        "accepted by the build",
                        BrokenCheckpoint.WRONG_TYPE,
                        "config.json",
                        "ERROR",
                        BrokenCheckpoint.WRONG_TOKENIZER);
    }

    @Test
    public void anAbortedBuildHasNotSeenTheEndOfItsImport() throws Exception {
        world.aws().bedrock().settings().importsTake(Duration.ofHours(5));
        WorkflowRun run = new Pipelines(jenkins).start("promote", TO_DEV);
        jenkins.waitForMessage("Waiting for", run);
        assertThat(new BuildPages(jenkins).models(run).asNormalizedText()).contains("Under way");

        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));

        assertThat(new BuildPages(jenkins).models(run).asNormalizedText())
                .containsSubsequence(
                        "End not awaited",
                        "which AWS goes on with",
                        "arn:aws:bedrock:us-east-1:444455556666:model-import-job/");
    }

    @Test
    public void twoBranchesAreToldApart() throws Exception {
        world.accounts().bucket.putDirectory("support-bot/v6/", Checkpoints.LLAMA_TINY);
        WorkflowRun run = run(Result.SUCCESS, """
                def promote = { model, name ->
                  withModelAccess(model: model, environment: 'dev') {
                    importBedrockModel model: model, environment: 'dev', name: name
                    awaitImport environment: 'dev'
                  }
                }
                parallel(
                    old: { promote('s3://research-models/support-bot/v6/', 'old-bot') },
                    new: { promote(MODEL, 'new-bot') })
                """);

        HtmlPage page = new BuildPages(jenkins).models(run);

        assertThat(page.getElementsByTagName("h2").stream()
                        .map(heading -> heading.asNormalizedText())
                        .filter(heading -> heading.endsWith(" into dev")))
                .containsExactlyInAnyOrder("old-bot into dev", "new-bot into dev");
        assertThat(page.asNormalizedText()).contains("in the branch old").contains("in the branch new");
    }

    @Test
    public void whatAnotherBuildHasAcceptedSinceIsShown() throws Exception {
        WorkflowRun imported = run(Result.SUCCESS, TO_DEV);
        assertThat(new BuildPages(jenkins).models(imported).asNormalizedText())
                .containsSubsequence("Not accepted", "Missing: the environment's own test has not passed.");

        new Pipelines(jenkins).run(Result.SUCCESS, "test", "testImportedModel model: MODEL, environment: 'dev'");

        assertThat(new BuildPages(jenkins).models(imported).asNormalizedText())
                .containsSubsequence("Accepted", "By another build, or an earlier one.")
                .doesNotContain("Not accepted");
    }

    @Test
    public void whatAnotherBuildHasDeletedSinceIsShown() throws Exception {
        WorkflowRun accepted = run(Result.SUCCESS, TESTED);

        String delete = "deleteImportedModel model: MODEL, environment: 'dev', force: true";
        new Pipelines(jenkins).run(Result.SUCCESS, "clean", delete);

        assertThat(new BuildPages(jenkins).models(accepted).asNormalizedText())
                .containsSubsequence(
                        "support-bot into dev",
                        "Deleted",
                        "The imported model was deleted since.",
                        "Accepted",
                        "Imported model deleted");
    }

    @Test
    public void aModelThatDoesNotAnswerAsExpectedIsNotAccepted() throws Exception {
        world.aws().bedrock().settings().answering(prompt -> "<script>alert(1)</script> I do not know.");
        WorkflowRun run = run(Result.FAILURE, TESTED);

        HtmlPage page = new BuildPages(jenkins).models(run);

        assertThat(page.asNormalizedText())
                .containsSubsequence("Not accepted", "Test failed", "Answer of the model", "<script>alert(1)</script>");
    }

    @Test
    public void aDeletedModelIsNotShownAsAccepted() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED + """
                deleteImportedModel model: MODEL, environment: 'dev', force: true
                """);

        assertThat(new BuildPages(jenkins).models(run).asNormalizedText())
                .containsSubsequence("Deleted", "Imported model deleted");
    }

    @Test
    public void whatStrangersWriteIsTextOnly() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket, "<img src=x onerror=alert(1)>");
        WorkflowRun run = run(Result.SUCCESS, """
                inspectModel model: MODEL, environment: 'dev', failOn: 'never'
                catchError(buildResult: 'SUCCESS') {
                  importBedrockModel model: '<i>model</i>', environment: '<u>dev</u>'
                }
                """);

        for (HtmlPage page :
                new HtmlPage[] {new BuildPages(jenkins).models(run), new BuildPages(jenkins).summary(run)}) {
            assertThat(page.querySelectorAll("#main-panel i, #main-panel u, #main-panel img"))
                    .isEmpty();
            assertThat(page.asNormalizedText()).contains("<u>dev</u>");
        }
        assertThat(new BuildPages(jenkins).models(run).asNormalizedText()).contains("<img src=x onerror=alert(1)>");
    }

    @Test
    public void programsGetTheSame() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED);

        JsonNode promotion =
                new ObjectMapper().readTree(new BuildPages(jenkins).json(run)).at("/promotions/0");

        assertThat(promotion.at("/model").asText()).isEqualTo(JenkinsWorld.MODEL);
        assertThat(promotion.at("/environment").asText()).isEqualTo("dev");
        assertThat(promotion.at("/outcome").asText()).isEqualTo("ACCEPTED");
        assertThat(promotion.at("/digest").asText()).startsWith("sha256:");
        assertThat(promotion.at("/jobs/0").asText()).startsWith("arn:aws:bedrock:");
        assertThat(promotion.at("/granted/text").asText()).contains("+ ");
        assertThat(promotion.at("/findings").isArray()).isTrue();
        assertThat(promotion.at("/timeline").findValuesAsText("kind"))
                .contains("INSPECTED", "IMPORT_ASKED", "IMPORT_COMPLETED", "TEST_PASSED", "ACCEPTED");
    }

    @Test
    public void whoAsksForABuildIsNotToldAllOfItsModels() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TO_DEV);

        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            assertThat(client.goTo(run.getUrl() + "api/json?depth=3", "application/json")
                            .getWebResponse()
                            .getContentAsString())
                    .contains("\"number\":1")
                    .doesNotContain("\"promotions\"");
        }
    }

    @Test
    public void whoMayNotSeeArtifactsSeesNoDiff() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone());
        System.setProperty("hudson.security.ArtifactsPermission", "true");
        Run.ARTIFACTS.setEnabled(true);
        try {
            assertThat(new BuildPages(jenkins).models(run).asNormalizedText())
                    .contains("Import completed")
                    .doesNotContain("granted.diff");
            assertThat(new BuildPages(jenkins).json(run)).doesNotContain("granted.diff");
        } finally {
            Run.ARTIFACTS.setEnabled(false);
            System.clearProperty("hudson.security.ArtifactsPermission");
        }
    }

    @Test
    public void whatIsAskedOfOwnersIsLinked() throws Exception {
        BedrockConfiguration.get().getSources().get(0).setPolicyManagedBy("owners");
        WorkflowRun run = run(Result.SUCCESS, "grantModelAccess model: MODEL, environment: 'dev'");

        HtmlPage page = new BuildPages(jenkins).models(run);

        assertThat(page.asNormalizedText()).contains("What was asked of the owners");
        String readme = page.getAnchors().stream()
                .map(HtmlAnchor::getHrefAttribute)
                .filter(link -> link.endsWith("/README.md"))
                .findFirst()
                .orElseThrow();
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            assertThat(client.getPage(new URL(jenkins.getURL(), readme))
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(200);
        }
        assertThat(new BuildPages(jenkins).json(run)).contains("access.tf");
    }

    @Test
    public void aBuildOfAnEarlierVersionShowsWhatItHasKept() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, TESTED);
        Path file = run.getRootDir().toPath().resolve("build.xml");
        String saved = Files.readString(file);
        assertThat(saved).contains("<moments>");
        Files.writeString(file, saved.replaceAll("(?s)<moments>.*</moments>", ""));

        run.reload();

        assertThat(new BuildPages(jenkins).models(run).asNormalizedText())
                .containsSubsequence("support-bot into dev", "Accepted", "Import asked for", "granted.diff")
                .doesNotContain("Import completed");
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return new Pipelines(jenkins).run(expected, "promote", script);
    }
}
