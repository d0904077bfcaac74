package io.jenkins.plugins.bedrock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Roles in the YAML of Configuration as Code. */
public class AwsRoleAsCodeTest {

    @Rule
    public final JenkinsConfiguredWithCodeRule jenkins = new JenkinsConfiguredWithCodeRule();

    @Rule
    public final TemporaryFolder files = new TemporaryFolder();

    @Test
    @ConfiguredWithCode("aws-roles.yaml")
    public void everyKindIsRead() {
        assertRead();
    }

    @Test
    @ConfiguredWithCode("aws-roles.yaml")
    public void whatIsExportedCanBeReadAgain() throws Exception {
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String yaml = exported.toString(StandardCharsets.UTF_8);
        assertThat(yaml).contains("- awsRole:", "assumedWith: \"controller\"", "externalId: \"jenkins-dev\"");
        assertThat(yaml).doesNotContain("key-secret");
        Stored.clear();

        configure(yaml.substring(yaml.indexOf("credentials:\n"), end(yaml)));

        assertRead();
    }

    @Test
    public void aValueThatStsWouldRefuseIsRefused() {
        assertThatThrownBy(() -> configure("""
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - awsRole:
                              id: broken
                              roleArn: hosting
                """))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("is not the ARN of an IAM role");
    }

    private void assertRead() {
        Map<String, AwsRole> roles =
                CredentialsProvider.lookupCredentialsInItemGroup(AwsRole.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                        .stream()
                        .collect(Collectors.toMap(AwsRole::getId, role -> role));
        assertThat(roles).containsOnlyKeys("hosting-dev", "hosting-prod", "research", "validation", "sparse");
        AwsRole dev = roles.get("hosting-dev");
        assertThat(dev.getRoleArn()).isEqualTo("arn:aws:iam::444455556666:role/hosting");
        assertThat(dev.getDescription()).isEqualTo("Hosting, dev");
        assertThat(dev.getExternalId()).isEqualTo("jenkins-dev");
        assertThat(dev.getSessionDurationSeconds()).isEqualTo(7200);
        assertThat(dev.getAssumedWith())
                .isInstanceOfSatisfying(
                        AccessKey.class,
                        key -> assertThat(key.getCredentialsId()).isEqualTo("deployer"));
        assertThat(roles.get("hosting-prod").getAssumedWith())
                .isInstanceOfSatisfying(
                        AnotherRole.class,
                        role -> assertThat(role.getCredentialsId()).isEqualTo("hosting-dev"));
        assertThat(roles.get("validation").getAssumedWith())
                .isInstanceOfSatisfying(
                        AwsCredentialsKey.class,
                        key -> assertThat(key.getCredentialsId()).isEqualTo("aws"));
        assertThat(roles.get("research").getAssumedWith()).isInstanceOf(ControllerCredentials.class);
        assertThat(roles.get("sparse").getAssumedWith()).isInstanceOf(ControllerCredentials.class);
        assertThat(roles.get("sparse").getSessionDurationSeconds()).isEqualTo(3600);
        assertThat(roles.get("sparse").getExternalId()).isEmpty();
    }

    private void configure(String yaml) throws Exception {
        Path file = files.newFile().toPath();
        Path named = file.resolveSibling("jenkins.yaml");
        Files.writeString(named, yaml);
        ConfigurationAsCode.get().configure(named.toString());
    }

    /** The next root element, or the end. */
    private static int end(String yaml) {
        int begin = yaml.indexOf("credentials:\n") + 1;
        return List.of("\njenkins:", "\nappearance:", "\nsecurity:", "\nunclassified:", "\ntool:").stream()
                .mapToInt(root -> yaml.indexOf(root, begin))
                .filter(index -> index > 0)
                .min()
                .orElse(yaml.length());
    }
}
