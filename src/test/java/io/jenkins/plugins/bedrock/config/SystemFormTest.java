package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Util;
import hudson.security.AuthorizationStrategy;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextInput;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Sources and environments in the system configuration. */
public class SystemFormTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private BedrockConfiguration configuration;

    @Before
    public void configure() throws Exception {
        Sample.clear();
        configuration = BedrockConfiguration.get();
        Sample.storeGlobally(
                Sample.role("hosting-" + Accounts.DEV, Accounts.DEV, "hosting"),
                Sample.role("hosting-prod", Accounts.PROD, "hosting"),
                Sample.role("research", Accounts.RESEARCH, "source"));
    }

    @After
    public void open() {
        JENKINS.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    @Test
    public void everyFieldOfTheFormIsSaved() throws Exception {
        configuration.setEnvironments(
                List.of(Sample.dev(), Sample.environment("validation", Accounts.VALIDATION), Sample.full()));
        configuration.setSources(List.of(Sample.fullSource(), Sample.otherSource("dev")));
        configuration.setControllerCredentials(
                List.of(new ControllerCredentialsGrant("team-a", "arn:aws:iam::" + Accounts.DEV + ":role/team-a/*")));
        configuration.setSupportMatrix("{\"regions\": [\"us-east-1\", \"us-west-2\"]}");
        String before = saved();

        JENKINS.configRoundtrip();

        assertThat(saved()).isEqualTo(before);
        assertThat(configuration.getEnvironments()).hasSize(3);
        assertThat(configuration.getSources()).hasSize(2);
    }

    @Test
    public void anEmptyFormIsSaved() throws Exception {
        JENKINS.configRoundtrip();

        assertThat(configuration.getSources()).isEmpty();
        assertThat(configuration.getEnvironments()).isEmpty();
        assertThat(configuration.getSupportMatrix()).isNull();
    }

    @Test
    public void defaultsAreShownAsWhatTheyMean() throws Exception {
        configuration.setEnvironments(List.of(Sample.dev()));

        JENKINS.configRoundtrip();

        ModelEnvironment dev = configuration.getEnvironments().get(0);
        assertThat(dev.isImportRoleTrustNamesJobs()).isTrue();
        assertThat(dev.getModelQuota()).isEqualTo(3);
        assertThat(dev.getDigestStrength()).isEqualTo("ETAG");
        assertThat(dev.getPromotesFromRule()).isEqualTo("all");
        assertThat(dev.getTest()).isNull();
        assertThat(dev.getVpc()).isNull();
        assertThat(dev.getSoak()).isNull();
        assertThat(dev.getHold()).isNull();
    }

    @Test
    public void whatIsRemovedInTheFormIsGone() throws Exception {
        configuration.setEnvironments(List.of(Sample.dev()));
        configuration.setSources(List.of(Sample.fullSource()));
        try (JenkinsRule.WebClient client = JENKINS.createWebClient()) {
            HtmlForm form = client.goTo("configure").getFormByName("config");
            remove(form, "Delete environment");
            remove(form, "Delete source");
            JENKINS.submit(form);
        }

        assertThat(configuration.getEnvironments()).isEmpty();
        assertThat(configuration.getSources()).isEmpty();
    }

    @Test
    public void aWrongValueIsNotSavedAndSaidByItsName() throws Exception {
        configuration.setEnvironments(List.of(Sample.dev()));
        try (JenkinsRule.WebClient client = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = client.goTo("configure").getFormByName("config");
            text(form, Accounts.DEV).setValue("12");

            HtmlPage answer = JENKINS.submit(form);

            assertThat(answer.getBody().getTextContent())
                    .contains("The environment dev cannot be used: '12' is not an AWS account ID");
        }
        assertThat(configuration.getEnvironments())
                .extracting(ModelEnvironment::getAccount)
                .containsExactly(Accounts.DEV);
    }

    @Test
    public void whoeverMayOnlyReadChangesNothing() throws Exception {
        configuration.setEnvironments(List.of(Sample.dev()));
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("reader"));

        Web.Answer answer = Web.as("reader", JENKINS)
                .post(
                        "configSubmit",
                        Map.of("json", "{\"io-jenkins-plugins-bedrock-config-BedrockConfiguration\": {}}"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(configuration.getEnvironments()).hasSize(1);
    }

    @Test
    public void eachFieldSaysWhatIsWrongWithIt() {
        ModelEnvironmentDescriptor environment = new ModelEnvironmentDescriptor();
        assertError(environment.doCheckName(null, "Prod_1"), "is not the name of an environment");
        assertError(environment.doCheckAccount(null, "12"), "it has 12 digits");
        assertError(environment.doCheckRegion(null, "Mars"), "is not an AWS Region");
        assertThat(environment.doCheckRegion(null, "eu-south-2").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertError(environment.doCheckCredentialsId(null, ""), "Choose an AWS role");
        assertError(environment.doCheckImportRoleArn(null, "BedrockImport", "", ""), "is not the ARN of an IAM role");
        assertError(
                environment.doCheckImportRoleArn(
                        null, "arn:aws:iam::" + Accounts.DEV + ":role/BedrockImport", Accounts.PROD, ""),
                "Bedrock assumes roles of its own account only");
        assertError(
                environment.doCheckImportRoleArn(
                        null,
                        "arn:aws:iam::" + Accounts.DEV + ":role/BedrockImport",
                        Accounts.DEV,
                        Accounts.boundary(Accounts.DEV)),
                "only roles under the path");
        assertError(environment.doCheckImportRoleBoundary(null, "boundary"), "is not the ARN of a managed policy");
        assertError(environment.doCheckPromotesFrom(null, "dev, ?"), "'?' is not the name of an environment");
        assertError(environment.doCheckSoak(null, "soon"), "is not a time");
        assertError(environment.doCheckKmsKey(null, "my key"), "is not a KMS key");
        assertError(environment.doCheckPublishTo(null, "models/{name}"), "is not the name of an SSM parameter");
        assertError(environment.doCheckPublishTo(null, "/aws/{name}"), "AWS's own");
        assertError(environment.doCheckModelQuota(null, "0"), "");
        assertError(environment.doCheckAllowedJobs(null, "/team-a/**"), "is not a pattern");
        EnvironmentVpc.DescriptorImpl vpc = new EnvironmentVpc.DescriptorImpl();
        assertError(vpc.doCheckSubnetIds(null, ""), "1 to 16 subnets");
        assertError(vpc.doCheckSecurityGroupIds(null, "sg_1"), "is not the ID of one of the security groups");
        assertError(new EnvironmentTag.DescriptorImpl().doCheckValue(null, "1", "aws:x"), "is not a tag's key");
        OwnTest.DescriptorImpl test = new OwnTest.DescriptorImpl();
        assertError(test.doCheckPrompt(null, "", "", "64"), "needs a prompt");
        assertError(test.doCheckPrompt(null, "Hello", "{}", "64"), "both a prompt and a body");
        assertError(test.doCheckPrompt(null, "", "[", "64"), "is not JSON");
        assertError(test.doCheckExpected(null, "("), "is not a regular expression");
        ModelSourceDescriptor source = new ModelSourceDescriptor();
        assertError(source.doCheckName(null, "<script>"), "is not the name of a source");
        assertError(source.doCheckPolicyManagedBy(null, "plugin", ""), "it has no credentials");
        assertError(source.doCheckKeyArns(null, "alias/models"), "is not the ARN of a KMS key");
        SourcePrefixDescriptor prefix = new SourcePrefixDescriptor();
        assertError(prefix.doCheckPrefix(null, "research-models"), "does not begin with s3://");
        assertError(prefix.doCheckEnvironments(null, "/dev"), "does not name an environment");
        assertThat(prefix.doCheckEnvironments(null, "").kind).isEqualTo(FormValidation.Kind.WARNING);
        ControllerCredentialsGrant.DescriptorImpl grant = new ControllerCredentialsGrant.DescriptorImpl();
        assertError(grant.doCheckRolePattern(null, "arn:aws:iam::*:role/*"), "account are written out");
        assertError(grant.doCheckFolder(null, "*"), "is not the full name of a folder");
        assertThat(grant.doCheckFolder(null, "nowhere").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertError(configuration.doCheckSupportMatrix("[]"), "what AWS supports");
    }

    @Test
    public void goodValuesAreTaken() {
        ModelEnvironmentDescriptor environment = new ModelEnvironmentDescriptor();
        assertOk(environment.doCheckName(null, "prod-eu"));
        assertOk(environment.doCheckRegion(null, "us-east-1"));
        assertOk(environment.doCheckSoak(null, ""));
        assertOk(environment.doCheckKmsKey(null, ""));
        assertOk(environment.doCheckPublishTo(null, ""));
        assertOk(environment.doCheckPublishTo(null, "/models/{name}"));
        assertOk(environment.doCheckAllowedJobs(null, "team-a/**\r\npromotions/*"));
        assertOk(new ModelSourceDescriptor().doCheckKeyArns(null, Sample.key("1") + "\n" + Sample.key("2")));
        assertOk(new SourcePrefixDescriptor().doCheckEnvironments(null, "dev, team-a/sandbox"));
    }

    private static void remove(HtmlForm form, String button) throws Exception {
        form.getElementsByTagName("button").stream()
                .filter(one -> one.getTextContent().contains(button))
                .filter(one -> one.isDisplayed())
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static HtmlTextInput text(HtmlForm form, String value) {
        return form.getElementsByTagName("input").stream()
                .filter(HtmlTextInput.class::isInstance)
                .map(HtmlTextInput.class::cast)
                .filter(input -> input.getValue().equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** Those that have a value in every field; of the others, the form writes out the defaults. */
    private String saved() {
        return Jenkins.XSTREAM2.toXML(configuration.getEnvironments().get(2))
                + Jenkins.XSTREAM2.toXML(configuration.getSources().get(0))
                + Jenkins.XSTREAM2.toXML(
                        configuration.getControllerCredentials().get(0))
                + configuration.getSupportMatrix();
    }

    private static void assertError(FormValidation validation, String sentence) {
        assertThat(validation.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(validation.getMessage()).contains(Util.escape(sentence));
    }

    private static void assertOk(FormValidation validation) {
        assertThat(validation.kind).as(validation.getMessage()).isEqualTo(FormValidation.Kind.OK);
    }
}
