package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Sources and environments in the YAML of Configuration as Code. */
public class ConfigurationAsCodeTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final TemporaryFolder files = new TemporaryFolder();

    @Before
    public void configure() throws Exception {
        ConfigurationAsCode.get()
                .configure(getClass().getResource("configuration.yaml").toString());
    }

    @Test
    public void everyValueIsRead() {
        BedrockConfiguration configuration = BedrockConfiguration.get();
        ModelSource research = configuration.getSources().get(0);
        assertThat(research.getCredentialsId()).isEqualTo("research");
        assertThat(research.getPolicyManagedBy()).isEqualTo("plugin");
        assertThat(research.getPrefixes().get(0).getEnvironments())
                .containsExactly("dev", "validation", "team-a/sandbox");
        assertThat(research.getKeyArns()).hasSize(1);
        assertThat(research.isDecryptThroughS3Only()).isFalse();
        assertThat(configuration.getSources().get(1).isDecryptThroughS3Only()).isTrue();
        assertThat(configuration.getEnvironments())
                .extracting(ModelEnvironment::getName)
                .containsExactly("dev", "validation", "prod");
        ModelEnvironment prod = configuration.getEnvironments().get(2);
        assertThat(prod.isImportRoleTrustNamesJobs()).isFalse();
        assertThat(prod.getPromotesFrom()).containsExactly("dev", "validation");
        assertThat(prod.getPromotesFromRule()).isEqualTo("any");
        assertThat(prod.getVpc().getSubnetIds()).containsExactly("subnet-1", "subnet-2");
        assertThat(prod.getTags()).extracting(EnvironmentTag::getKey).containsExactly("cost-center");
        assertThat(prod.getTest().getFormat()).isEqualTo("CHAT");
        assertThat(prod.getTest().getPatienceMinutes()).isEqualTo(25);
        assertThat(prod.getAllowedJobs()).containsExactly("promotions/**");
        assertThat(configuration.getControllerCredentials())
                .extracting(ControllerCredentialsGrant::getFolder)
                .containsExactly("team-a");
        assertThat(configuration.matrix().regions()).containsExactly("us-east-1", "us-west-2");
    }

    @Test
    public void whatIsExportedCanBeReadAgain() throws Exception {
        String before = Jenkins.XSTREAM2.toXML(BedrockConfiguration.get());
        String yaml = exported();
        assertThat(yaml)
                .contains("promotesFromRule: \"any\"")
                .contains("- \"subnet-1\"")
                .doesNotContain("importRoleTrustNamesJobs: true");
        Sample.clear();

        configure(yaml);

        assertThat(Jenkins.XSTREAM2.toXML(BedrockConfiguration.get())).isEqualTo(before);
    }

    @Test
    public void whatIsRemovedFromTheYamlIsGone() throws Exception {
        configure("""
                unclassified:
                  bedrockModelImport:
                    environments: []
                """);

        assertThat(BedrockConfiguration.get().getEnvironments()).isEmpty();
    }

    @Test
    public void aWrongValueIsRefusedByItsName() {
        assertThatThrownBy(() -> configure("""
                        unclassified:
                          bedrockModelImport:
                            environments:
                              - name: dev
                                account: "12"
                                region: us-east-1
                                credentialsId: hosting-dev
                                importRoleArn: arn:aws:iam::444455556666:role/BedrockImport
                        """))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("The environment dev cannot be used: '12' is not an AWS account ID");
        assertThat(BedrockConfiguration.get().getEnvironments()).hasSize(3);
    }

    @Test
    public void anEnvironmentThatPromotesFromNowhereIsRefused() {
        assertThatThrownBy(() -> configure("""
                        unclassified:
                          bedrockModelImport:
                            environments:
                              - name: prod
                                account: "999900001111"
                                region: us-east-1
                                credentialsId: hosting-prod
                                importRoleArn: arn:aws:iam::999900001111:role/BedrockImport
                                promotesFrom: [staging]
                        """))
                .hasStackTraceContaining("The environment prod takes models from staging");
    }

    @Test
    public void anUnknownFieldIsRefused() {
        assertThatThrownBy(() -> configure("""
                        unclassified:
                          bedrockModelImport:
                            environments:
                              - nmae: dev
                        """)).isInstanceOf(ConfiguratorException.class);
    }

    private void configure(String yaml) throws Exception {
        Path file = files.newFile().toPath();
        Files.writeString(file, yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    /** Our part of the export. */
    private static String exported() throws Exception {
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        List<String> lines = exported.toString(StandardCharsets.UTF_8).lines().toList();
        StringBuilder own = new StringBuilder("unclassified:\n");
        boolean isOurs = false;
        for (String line : lines) {
            if (line.matches("  ?\\S.*")) {
                isOurs = line.startsWith("  bedrockModelImport:");
            }
            if (line.matches("\\S.*")) {
                isOurs = false;
            }
            if (isOurs) {
                own.append(line).append('\n');
            }
        }
        return own.toString();
    }
}
