package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The steps in the Snippet Generator: what is filled in comes back, is explained, and is shown to those who may see it. */
public class StepFormsTest {

    private static final List<String> STEPS = List.of(
            "inspectModel",
            "grantModelAccess",
            "withModelAccess",
            "importBedrockModel",
            "awaitImport",
            "testImportedModel",
            "revokeModelAccess",
            "deleteImportedModel",
            "isModelAccepted");

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    private SnippetizerTester snippets;

    @Before
    public void configure() throws Exception {
        world.configure();
        snippets = new SnippetizerTester(jenkins);
    }

    @Test
    public void snippetsOfAllParametersComeBack() throws Exception {
        snippets.assertRoundTrip(
                new InspectModelStep("s3://b-1/m/v1/", "dev"),
                "inspectModel environment: 'dev', model: 's3://b-1/m/v1/'");
        InspectModelStep inspect = new InspectModelStep("s3://b-1/m/v1/", "dev");
        inspect.setFailOn("warning");
        inspect.setAccept("CUSTOM_CODE, QUANTIZED");
        inspect.setHash(true);
        snippets.assertRoundTrip(
                inspect,
                "inspectModel accept: 'CUSTOM_CODE, QUANTIZED', environment: 'dev', failOn: 'warning', hash: true, model:"
                        + " 's3://b-1/m/v1/'");
        GrantModelAccessStep grant = new GrantModelAccessStep("s3://b-1/m/v1/", "dev");
        grant.setExpiresAfter("24h");
        grant.setDryRun(true);
        grant.setName("bot");
        snippets.assertRoundTrip(
                grant,
                "grantModelAccess dryRun: true, environment: 'dev', expiresAfter: '24h', model: 's3://b-1/m/v1/', name:"
                        + " 'bot'");
        WithModelAccessStep with = new WithModelAccessStep("s3://b-1/m/v1/", "dev");
        with.setExpiresAfter("24h");
        snippets.assertRoundTrip(
                with,
                "withModelAccess(environment: 'dev', expiresAfter: '24h', model: 's3://b-1/m/v1/') {\n    // some"
                        + " block\n}");
        ImportBedrockModelStep start = new ImportBedrockModelStep("s3://b-1/m/v1/", "dev");
        start.setDigest("sha256:12");
        start.setAccept("CUSTOM_CODE");
        snippets.assertRoundTrip(
                start,
                "importBedrockModel accept: 'CUSTOM_CODE', digest: 'sha256:12', environment: 'dev', model:"
                        + " 's3://b-1/m/v1/'");
        AwaitImportStep await = new AwaitImportStep("dev");
        await.setAtMost("2h");
        snippets.assertRoundTrip(await, "awaitImport atMost: '2h', environment: 'dev'");
        TestImportedModelStep test = new TestImportedModelStep("s3://b-1/m/v1/", "dev");
        test.setPrompt("Hello?");
        test.setFormat("chat");
        test.setMaxTokens(12);
        test.setExpected("hello");
        test.setPatience("5m");
        snippets.assertRoundTrip(
                test,
                "testImportedModel environment: 'dev', expected: 'hello', format: 'chat', maxTokens: 12, model:"
                        + " 's3://b-1/m/v1/', patience: '5m', prompt: 'Hello?'");
        snippets.assertRoundTrip(
                new RevokeModelAccessStep("s3://b-1/m/v1/", "dev"),
                "revokeModelAccess environment: 'dev', model: 's3://b-1/m/v1/'");
        DeleteImportedModelStep delete = new DeleteImportedModelStep("dev");
        delete.setImportedModel("dev-bot-1");
        snippets.assertRoundTrip(delete, "deleteImportedModel environment: 'dev', importedModel: 'dev-bot-1'");
        IsModelAcceptedStep accepted = new IsModelAcceptedStep("dev");
        accepted.setModel("s3://b-1/m/v1/");
        snippets.assertRoundTrip(accepted, "isModelAccepted environment: 'dev', model: 's3://b-1/m/v1/'");
        DeleteImportedModelStep old = new DeleteImportedModelStep("dev");
        old.setName("support-bot");
        old.setOlderThan("30d");
        old.setKeep(3);
        old.setDryRun(true);
        snippets.assertRoundTrip(
                old,
                "deleteImportedModel dryRun: true, environment: 'dev', keep: 3, name: 'support-bot', olderThan: '30d'");
        DeleteImportedModelStep forced = new DeleteImportedModelStep("dev");
        forced.setDigest("sha256:12");
        forced.setForce(true);
        snippets.assertRoundTrip(forced, "deleteImportedModel digest: 'sha256:12', environment: 'dev', force: true");
    }

    @Test
    public void everyParameterHasAnExplanation() throws Exception {
        for (String step : STEPS) {
            StepDescriptor descriptor = StepDescriptor.byFunctionName(step);
            assertThat(descriptor).as(step).isNotNull();
            SnippetizerTester.assertDocGeneration(descriptor.clazz);
            for (DescribableParameter parameter : new DescribableModel<>(descriptor.clazz).getParameters()) {
                String help = "help-" + parameter.getName() + ".html";
                try (InputStream page =
                        descriptor.clazz.getResourceAsStream(descriptor.clazz.getSimpleName() + "/" + help)) {
                    assertThat(page).as(step + "/" + help).isNotNull();
                }
            }
        }
    }

    @Test
    public void environmentsAreOfferedToThoseWhoMayConfigureTheJob() throws Exception {
        WorkflowJob job = new Pipelines(jenkins).job("promote", "");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.DISCOVER)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
        String fill = job.getUrl() + "descriptorByName/" + InspectModelStep.class.getName() + "/fillEnvironmentItems";

        assertThat(post("configurer", fill)).contains("dev", "validation", "prod");
        assertThat(post("reader", fill)).doesNotContain("dev", "validation", "prod");
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("configurer")) {
            client.assertFails(fill, 405);
        }
    }

    private String post(String user, String path) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
            client.addCrumb(request);
            return client.getPage(request).getWebResponse().getContentAsString();
        }
    }

    @Test
    public void aModelThatIsNoneIsSaidSo() throws Exception {
        InspectModelStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(InspectModelStep.DescriptorImpl.class);

        FormValidation checked = form.doCheckModel(null, "s3://bucket");

        assertThat(checked.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(checked.getMessage()).contains("whole bucket");
        assertThat(form.doCheckModel(null, "${MODEL}").kind).isEqualTo(FormValidation.Kind.OK);
        ListBoxModel formats = jenkins.jenkins
                .getDescriptorByType(TestImportedModelStep.DescriptorImpl.class)
                .doFillFormatItems(null);
        assertThat(formats).extracting(option -> option.value).containsExactly("completion", "chat");
    }

    @Test
    public void whatIsNoDigestOrTimeIsSaidSo() {
        DeleteImportedModelStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(DeleteImportedModelStep.DescriptorImpl.class);

        assertThat(form.doCheckDigest(null, "12").getMessage()).contains("64 hexadecimal digits");
        assertThat(form.doCheckOlderThan(null, "old").getMessage()).contains("is not a time");
        for (String fine : new String[] {null, "", "$GIVEN"}) {
            assertThat(form.doCheckDigest(null, fine).kind).as(fine).isEqualTo(FormValidation.Kind.OK);
            assertThat(form.doCheckOlderThan(null, fine).kind).as(fine).isEqualTo(FormValidation.Kind.OK);
        }
    }

    @Test
    public void whatIsNoCodeOfAFindingIsSaidSo() throws Exception {
        InspectModelStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(InspectModelStep.DescriptorImpl.class);
        ImportBedrockModelStep.DescriptorImpl importing =
                jenkins.jenkins.getDescriptorByType(ImportBedrockModelStep.DescriptorImpl.class);

        assertThat(form.doCheckAccept(null, "CUSTOM_CDE").getMessage()).contains("CUSTOM_CODE");
        assertThat(importing.doCheckAccept(null, "EVIDENCE_TOO_WEAK").kind).isEqualTo(FormValidation.Kind.ERROR);
        for (String fine : new String[] {null, "", "$ACCEPTED", "CUSTOM_CODE, QUANTIZED"}) {
            assertThat(form.doCheckAccept(null, fine).kind).as(fine).isEqualTo(FormValidation.Kind.OK);
        }
        assertThat(form.doFillFailOnItems(null))
                .extracting(option -> option.value)
                .containsExactly("error", "warning", "never");
    }

    @Test
    public void whoMayNotConfigureTheJobIsToldNothing() throws Exception {
        WorkflowJob job = new Pipelines(jenkins).job("promote", "");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
        String check =
                job.getUrl() + "descriptorByName/" + InspectModelStep.class.getName() + "/checkAccept?value=CUSTOM_CDE";

        assertThat(post("configurer", check)).contains("CUSTOM_CODE");
        assertThat(post("reader", check)).doesNotContain("CUSTOM_CODE");
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("configurer")) {
            client.assertFails(check, 405);
        }
    }
}
