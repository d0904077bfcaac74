package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextInput;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a folder says about models, in its form. */
public class FolderPropertyTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private Folder folder;

    @Before
    public void configure() throws Exception {
        Sample.clear();
        BedrockConfiguration.get().setEnvironments(List.of(Sample.dev()));
        Sample.storeGlobally(Sample.role("hosting-prod", Accounts.PROD, "hosting"));
        folder = JENKINS.createProject(Folder.class, "team-a");
    }

    @Test
    public void everyFieldOfTheFormIsSaved() throws Exception {
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setAllowedEnvironments(List.of("dev", "validation"));
        property.setAllowedPrefixes(List.of("s3://research-models/support-bot/", "s3://research-models/search/"));
        property.setEnvironments(List.of(Sample.full()));
        folder.addProperty(property);
        String before = Jenkins.XSTREAM2.toXML(property);

        JENKINS.configRoundtrip(folder);

        assertThat(Jenkins.XSTREAM2.toXML(property())).isEqualTo(before);
        assertThat(property()).isNotSameAs(property);
    }

    @Test
    public void aFolderThatSaysNothingHasNoProperty() throws Exception {
        JENKINS.configRoundtrip(folder);

        assertThat(property()).isNull();
    }

    @Test
    public void aNameThatIsThereAlreadyIsRefused() throws Exception {
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setEnvironments(List.of(Sample.environment("sandbox", Accounts.PROD)));
        folder.addProperty(property);
        try (JenkinsRule.WebClient client = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = client.getPage(folder, "configure").getFormByName("config");
            input(form, "sandbox").setValue("dev");

            HtmlPage answer = JENKINS.submit(form);

            assertThat(answer.getBody().getTextContent())
                    .contains("There is an environment dev for the whole controller already");
        }
        assertThat(property().getEnvironments())
                .extracting(ModelEnvironment::getName)
                .containsExactly("sandbox");
    }

    @Test
    public void theFormSaysWhatIsWrong() throws Exception {
        Folder inner = folder.createProject(Folder.class, "bots");
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setEnvironments(List.of(Sample.environment("sandbox", Accounts.PROD)));
        folder.addProperty(property);
        ModelEnvironmentDescriptor environment = new ModelEnvironmentDescriptor();
        BedrockFolderProperty.DescriptorImpl descriptor = new BedrockFolderProperty.DescriptorImpl();

        assertThat(environment.doCheckName(folder, "dev").getMessage()).contains("for the whole controller already");
        assertThat(environment.doCheckName(folder, "sandbox").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(environment.doCheckName(inner, "sandbox").getMessage()).contains("in the folder team-a already");
        assertThat(descriptor.doCheckAllowedEnvironments(inner, "dev, sandbox").kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckAllowedEnvironments(inner, "dev, staging"))
                .satisfies(warning -> assertThat(warning.kind).isEqualTo(FormValidation.Kind.WARNING))
                .satisfies(warning -> assertThat(warning.getMessage())
                        .contains("no environment staging")
                        .contains("dev, sandbox"));
        assertThat(descriptor.doCheckAllowedEnvironments(inner, "Dev!").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(descriptor.doCheckAllowedPrefixes(inner, "s3://research-models").kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckAllowedPrefixes(inner, "research").getMessage())
                .contains("does not begin with s3://");
    }

    @Test
    public void codeIsRefusedWrongValues() {
        BedrockFolderProperty property = new BedrockFolderProperty();

        assertThatThrownBy(() -> property.setAllowedEnvironments(List.of("Prod!")))
                .isInstanceOf(UnusableConfigurationException.class)
                .hasMessageContaining("'Prod!' is not the name of an environment");
        assertThatThrownBy(() -> property.setAllowedPrefixes(List.of("research")))
                .isInstanceOf(UnusableConfigurationException.class);
        assertThatThrownBy(() -> property.setEnvironments(List.of(Sample.environment("sandbox", "12"))))
                .isInstanceOf(UnusableConfigurationException.class)
                .hasMessageContaining("The environment sandbox");
        assertThatThrownBy(() -> property.setEnvironments(List.of(Sample.dev(), Sample.dev())))
                .isInstanceOf(UnusableConfigurationException.class)
                .hasMessageContaining("Two environments are called dev");
        assertThatThrownBy(() -> property.setEnvironments(List.of(
                        Sample.dev(), Sample.environment("sandbox", Sample.dev().getAccount()))))
                .isInstanceOf(UnusableConfigurationException.class)
                .hasMessageContaining("The environment sandbox")
                .hasMessageContaining("has the account and Region of the environment dev");
    }

    private BedrockFolderProperty property() {
        return folder.getProperties().get(BedrockFolderProperty.class);
    }

    private static HtmlTextInput input(HtmlForm form, String value) {
        return form.getElementsByTagName("input").stream()
                .filter(HtmlTextInput.class::isInstance)
                .map(HtmlTextInput.class::cast)
                .filter(input -> input.getValue().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
