package io.jenkins.plugins.bedrock.parameters;

import static io.jenkins.plugins.bedrock.AcceptedVersions.accept;
import static io.jenkins.plugins.bedrock.AcceptedVersions.digest;
import static io.jenkins.plugins.bedrock.AcceptedVersions.obscure;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.cli.CLICommandInvoker;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.net.URL;
import java.util.List;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.CaptureEnvironmentBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The parameter that offers accepted models: what it offers to whom, what it takes, and what builds get. */
public class AcceptedModelParameterTest {

    private static final String V7 = "s3://" + Accounts.BUCKET + "/support-bot/v7/";
    private static final String V8 = "s3://" + Accounts.BUCKET + "/support-bot/v8/";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final CaptureEnvironmentBuilder captured = new CaptureEnvironmentBuilder();
    private FreeStyleProject job;

    @Before
    public void configure() throws Exception {
        ConfiguredPromotion.configure("key", "secret");
        job = jenkins.createFreeStyleProject("promote");
        job.addProperty(new ParametersDefinitionProperty(parameter()));
        job.getBuildersList().add(captured);
        accept(7, Accounts.VALIDATION, "support-bot/v7", 1);
        accept(8, Accounts.VALIDATION, "support-bot/v8", 2);
    }

    private static AcceptedModelParameterDefinition parameter() {
        return new AcceptedModelParameterDefinition("MODEL", "validation");
    }

    @Test
    public void theLatestComesFirstWithVersionDigestAndTime() throws Exception {
        assertThat(offered(job, null))
                .containsExactly(
                        "support-bot/v8 · " + digest(8).shortForm() + " · accepted 2026-11-24 12:02 UTC",
                        "support-bot/v7 · " + digest(7).shortForm() + " · accepted 2026-11-24 12:01 UTC");
    }

    @Test
    public void onlyWhatTheEnvironmentHasAcceptedAndNobodyHasRecalledIsOffered() throws Exception {
        accept(9, Accounts.DEV, "support-bot/v9", 3);
        FileLedger.get().recall(digest(8), "leaks");

        assertThat(offered(job, null)).singleElement().asString().startsWith("support-bot/v7");
    }

    @Test
    public void whatIsAcceptedOrRecalledAfterALookIsSeenAtTheNext() throws Exception {
        assertThat(offered(job, null)).hasSize(2);

        accept(9, Accounts.VALIDATION, "support-bot/v9", 3);
        assertThat(offered(job, null)).hasSize(3).first().asString().startsWith("support-bot/v9");

        FileLedger.get().recall(digest(9), "leaks");
        assertThat(offered(job, null)).hasSize(2).first().asString().startsWith("support-bot/v8");
    }

    @Test
    public void versionsOfAnotherModelAreLeftOutIfOneIsNamed() throws Exception {
        accept(9, Accounts.VALIDATION, "other-bot/v1", 3);
        AcceptedModelParameterDefinition named = parameter();
        named.setModelName("other-bot");
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        other.addProperty(new ParametersDefinitionProperty(named));

        assertThat(offered(job, null)).hasSize(3);
        assertThat(offered(other, null)).singleElement().asString().startsWith("other-bot/v1");
    }

    @Test
    public void aFolderShowsItsJobsNothingOfPrefixesThatTheyMayNotUse() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team-a");
        BedrockFolderProperty limits = new BedrockFolderProperty();
        limits.setAllowedPrefixes(List.of("s3://" + Accounts.BUCKET + "/team-a/"));
        folder.addProperty(limits);
        FreeStyleProject limited = folder.createProject(FreeStyleProject.class, "promote");
        limited.addProperty(new ParametersDefinitionProperty(parameter()));
        assertThat(offered(limited, null)).isEmpty();

        accept(9, Accounts.VALIDATION, "team-a/v1", 3);

        assertThat(offered(limited, null)).singleElement().asString().startsWith("team-a/v1");
    }

    @Test
    public void whatIsChosenInTheFormIsWhatTheBuildGets() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setThrowExceptionOnFailingStatusCode(false);
            HtmlForm form = buildPage(client, job).getFormByName("parameters");
            HtmlSelect select = form.getFirstByXPath(".//select[@name='value']");
            select.setSelectedAttribute(digest(7).toString(), true);
            jenkins.submit(form);
        }
        jenkins.waitUntilNoActivity();

        assertBuiltWith(V7, digest(7).toString());
    }

    @Test
    public void withoutAChoiceABuildGetsTheLatest() throws Exception {
        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0));

        assertBuiltWith(V8, digest(8).toString());
    }

    @Test
    public void theCommandLineTakesADigestOrAPlaceAndNothingElse() throws Exception {
        assertThat(build("MODEL=" + digest(7)).returnCode()).isZero();
        assertBuiltWith(V7, digest(7).toString());
        assertThat(build("MODEL=" + V8).returnCode()).isZero();
        assertBuiltWith(V8, digest(8).toString());

        CLICommandInvoker.Result refused = build("MODEL=" + V8.replace("v8", "v9"));

        assertThat(refused.returnCode()).isNotZero();
        assertThat(refused.stderr())
                .contains("support-bot/v9/' is not a model version that the parameter MODEL offers");
        assertThat(job.getBuilds()).hasSize(2);
    }

    @Test
    public void theRemoteApiRefusesWhatIsNotOffered() throws Exception {
        FileLedger.get().recall(digest(8), "leaks");
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setThrowExceptionOnFailingStatusCode(false);
            assertThat(post(client, job.getUrl() + "buildWithParameters?MODEL=" + digest(8)))
                    .isGreaterThanOrEqualTo(400);
            assertThat(post(client, job.getUrl() + "buildWithParameters?MODEL=" + digest(7)))
                    .isEqualTo(201);
        }
        jenkins.waitUntilNoActivity();

        assertThat(job.getBuilds()).hasSize(1);
        assertBuiltWith(V7, digest(7).toString());
    }

    @Test
    public void anotherBuildStartsItWithAText() throws Exception {
        pipeline("upstream", "build job: 'promote', parameters: [string(name: 'MODEL', value: '" + V7 + "')]");
        WorkflowJob wrong = jenkins.createProject(WorkflowJob.class, "wrong");
        wrong.setDefinition(new CpsFlowDefinition(
                "build job: 'promote', parameters: [string(name: 'MODEL', value: 'sha256:0')]", true));
        jenkins.buildAndAssertStatus(Result.FAILURE, wrong);

        assertThat(job.getBuilds()).hasSize(1);
        assertBuiltWith(V7, digest(7).toString());
    }

    @Test
    public void aDeclarativePipelineHasPlaceAndDigest() throws Exception {
        WorkflowJob declared = pipeline("declared", """
                pipeline {
                  agent none
                  parameters { acceptedModel name: 'MODEL', environment: 'validation', modelName: 'support-bot' }
                  stages { stage('show') { steps { echo "chosen: ${params.MODEL} ${env.MODEL_DIGEST}" } } }
                }
                """);

        jenkins.assertLogContains("chosen: " + V8 + " " + digest(8), jenkins.buildAndAssertSuccess(declared));
    }

    @Test
    public void whoIsAskedInTheMiddleOfABuildChoosesAmongTheSame() throws Exception {
        WorkflowJob asking = jenkins.createProject(WorkflowJob.class, "asking");
        asking.setDefinition(new CpsFlowDefinition(
                "def chosen = input(id: 'Which', message: 'Which?', parameters: [acceptedModel(name: 'MODEL', environment:"
                        + " 'validation')])\necho \"chosen: ${chosen}\"",
                true));
        WorkflowRun run = asking.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Input requested", run);
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            HtmlPage page = client.getPage(run, "input");
            assertThat(offered(page)).hasSize(2);
            jenkins.submit(page.getFormByName("Which"), "proceed");
        }
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));

        jenkins.assertLogContains("chosen: " + V8, run);
    }

    @Test
    public void aParameterThatWasAskedBeforeItsJobHadItOffersWhatTheJobMayTake() throws Exception {
        AcceptedModelParameterDefinition early = parameter();
        assertThat(early.getDefaultParameterValue()).isNull();

        jenkins.createFreeStyleProject("later").addProperty(new ParametersDefinitionProperty(early));

        assertThat(early.getDefaultParameterValue())
                .isInstanceOfSatisfying(
                        AcceptedModelParameterValue.class,
                        latest -> assertThat(latest.getDigest())
                                .isEqualTo(digest(8).toString()));
    }

    @Test
    public void whoIsNamedToAnswerLearnsOfNoVersionUnlessHeMayBuild() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        WorkflowJob asking = jenkins.createProject(WorkflowJob.class, "asking");
        asking.setDefinition(new CpsFlowDefinition(
                "input(id: 'Which', message: 'Which?', submitter: 'reader', parameters: [acceptedModel(name: 'MODEL',"
                        + " environment: 'validation')])",
                true));
        WorkflowRun run = asking.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Input requested", run);
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("reader")) {
            HtmlPage page = client.getPage(run, "input");
            assertThat(offered(page)).isEmpty();
            assertThat(page.asNormalizedText()).contains("shown to those who may build the job");
            jenkins.submit(page.getFormByName("Which"), "abort");
        }

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    public void aModelOfWhichNobodyCanTellWhetherItWasRecalledKeepsNoOtherBack() throws Exception {
        obscure(digest(8));

        assertThat(offered(job, null)).singleElement().asString().startsWith("support-bot/v7");
    }

    @Test
    public void withoutAnAcceptedModelThePageSaysWhatToDo() throws Exception {
        FreeStyleProject empty = jenkins.createFreeStyleProject("empty");
        empty.addProperty(new ParametersDefinitionProperty(new AcceptedModelParameterDefinition("MODEL", "prod")));
        FreeStyleProject wrong = jenkins.createFreeStyleProject("wrong");
        wrong.addProperty(new ParametersDefinitionProperty(new AcceptedModelParameterDefinition("MODEL", "nowhere")));

        assertThat(text(empty)).contains("There is no model that prod has accepted");
        assertThat(text(wrong)).contains("There is no environment 'nowhere'");
    }

    @Test
    public void whoMayNotBuildLearnsOfNoVersion() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder"));
        String api = job.getUrl() + "api/json?depth=3";
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("reader")) {
            assertThat(client.goTo(api, "application/json").getWebResponse().getContentAsString())
                    .contains("MODEL")
                    .doesNotContain("v8");
        }
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("builder")) {
            assertThat(client.goTo(api, "application/json").getWebResponse().getContentAsString())
                    .contains(V8);
        }
        assertThat(offered(job, "builder")).hasSize(2);
    }

    @Test
    public void theFormTellsItsEnvironmentsToThoseWhoMayConfigureAndByPostOnly() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
        String descriptor = job.getUrl() + "descriptorByName/" + AcceptedModelParameterDefinition.class.getName();
        String check = descriptor + "/checkEnvironment?value=nowhere";
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("reader")) {
            assertThat(content(client, descriptor + "/fillEnvironmentItems")).doesNotContain("validation");
            assertThat(content(client, check)).doesNotContain("nowhere");
        }
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("configurer")) {
            assertThat(content(client, descriptor + "/fillEnvironmentItems")).contains("validation");
            assertThat(content(client, check)).contains("There is no environment");
            client.assertFails(descriptor + "/fillEnvironmentItems", 405);
            client.assertFails(check, 405);
        }
    }

    @Test
    public void aVersionWithMarkupInItsNameIsShownAsText() throws Exception {
        accept(9, Accounts.VALIDATION, "<script>alert(1)</script>\"'/v1", V7.replace("v7", "v9"), 3);

        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setThrowExceptionOnFailingStatusCode(false);
            HtmlPage page = buildPage(client, job);
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert(1)");
            assertThat(offered(page)).first().asString().startsWith("<script>alert(1)</script>\"'/v1");
        }
    }

    @Test
    public void whatIsKnownOutlivesTheJobThatHasPromoted() throws Exception {
        FreeStyleProject promoting = jenkins.createFreeStyleProject("gone");
        promoting.delete();

        assertThat(offered(job, null)).hasSize(2);
    }

    @Test
    public void theConfigurationComesBackFromItsForm() throws Exception {
        AcceptedModelParameterDefinition before = parameter();
        before.setModelName("support-bot");
        before.setDescription("Which version?");
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        other.addProperty(new ParametersDefinitionProperty(before));

        jenkins.configRoundtrip(other);

        assertThat(other.getProperty(ParametersDefinitionProperty.class).getParameterDefinitions())
                .containsExactly(before);
    }

    @Test
    public void jobDslMakesIt() throws Exception {
        FreeStyleProject seed = jenkins.createFreeStyleProject("seed");
        ExecuteDslScripts script = new ExecuteDslScripts();
        script.setScriptText("""
                freeStyleJob('made') {
                  parameters {
                    acceptedModel {
                      name('MODEL')
                      environment('validation')
                      modelName('support-bot')
                    }
                  }
                }
                """);
        seed.getBuildersList().add(script);
        jenkins.buildAndAssertSuccess(seed);

        AcceptedModelParameterDefinition expected = parameter();
        expected.setModelName("support-bot");
        assertThat(jenkins.jenkins
                        .getItemByFullName("made", FreeStyleProject.class)
                        .getProperty(ParametersDefinitionProperty.class)
                        .getParameterDefinitions())
                .containsExactly(expected);
    }

    private CLICommandInvoker.Result build(String parameter) {
        return new CLICommandInvoker(jenkins, "build").invokeWithArgs("promote", "-s", "-p", parameter);
    }

    private WorkflowJob pipeline(String name, String script) throws Exception {
        WorkflowJob pipeline = jenkins.createProject(WorkflowJob.class, name);
        pipeline.setDefinition(new CpsFlowDefinition(script, true));
        jenkins.buildAndAssertSuccess(pipeline);
        return pipeline;
    }

    private void assertBuiltWith(String model, String digest) {
        FreeStyleBuild build = job.getLastBuild();
        assertThat(build.getResult()).isEqualTo(Result.SUCCESS);
        assertThat(captured.getEnvVars()).containsEntry("MODEL", model).containsEntry("MODEL_DIGEST", digest);
    }

    private List<String> offered(Job<?, ?> of, String user) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            if (user != null) {
                client.login(user);
            }
            client.setThrowExceptionOnFailingStatusCode(false);
            return offered(buildPage(client, of));
        }
    }

    private static List<String> offered(HtmlPage page) {
        return page.<HtmlOption>getByXPath("//select[@name='value']/option").stream()
                .map(HtmlOption::getText)
                .toList();
    }

    private String text(Job<?, ?> of) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setThrowExceptionOnFailingStatusCode(false);
            return buildPage(client, of).asNormalizedText();
        }
    }

    /** Jenkins shows the form with the status of a GET that it does not take for an order. */
    private static HtmlPage buildPage(JenkinsRule.WebClient client, Job<?, ?> of) throws Exception {
        return client.getPage(of, "build?delay=0sec");
    }

    private int post(JenkinsRule.WebClient client, String path) throws Exception {
        return client.getPage(request(client, path)).getWebResponse().getStatusCode();
    }

    private String content(JenkinsRule.WebClient client, String path) throws Exception {
        return client.getPage(request(client, path)).getWebResponse().getContentAsString();
    }

    private WebRequest request(JenkinsRule.WebClient client, String path) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        client.addCrumb(request);
        client.setRedirectEnabled(false);
        return request;
    }
}
