package io.jenkins.plugins.bedrock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.credentials.AwsRoles;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.LoggerRule;

/** What is saved is there after a restart; a file with wrong values keeps nothing from starting. */
public class ConfigurationReloadTest {

    private static final String FILE = BedrockConfiguration.class.getName() + ".xml";

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final LoggerRule log = new LoggerRule()
            .recordPackage(BedrockConfiguration.class, Level.WARNING)
            .capture(50);

    private String saved;

    @Test
    public void everythingIsReadBack() throws Throwable {
        sessions.then(jenkins -> {
            BedrockConfiguration configuration = BedrockConfiguration.get();
            configuration.setEnvironments(
                    List.of(Sample.dev(), Sample.environment("validation", Accounts.VALIDATION), Sample.full()));
            configuration.setSources(List.of(Sample.fullSource()));
            configuration.setControllerCredentials(List.of(
                    new ControllerCredentialsGrant("team-a", "arn:aws:iam::" + Accounts.DEV + ":role/team-a/*")));
            configuration.setSupportMatrix("{\"regions\": [\"us-east-1\", \"us-west-2\"]}");
            Folder folder = jenkins.createProject(Folder.class, "team-a");
            BedrockFolderProperty property = new BedrockFolderProperty();
            property.setAllowedEnvironments(List.of("dev"));
            property.setAllowedPrefixes(List.of("s3://research-models/"));
            property.setEnvironments(List.of(Sample.environment("sandbox", "123412341234")));
            folder.addProperty(property);
            saved = everything(folder);
        });
        sessions.then(jenkins -> {
            Folder folder = jenkins.jenkins.getItemByFullName("team-a", Folder.class);
            assertThat(everything(folder)).isEqualTo(saved);
            ModelEnvironment prod = BedrockConfiguration.get().getEnvironments().get(2);
            assertThat(prod.isImportRoleTrustNamesJobs()).isFalse();
            assertThat(prod.getVpc().getSubnetIds()).containsExactly("subnet-1", "subnet-2");
            assertThat(prod.getTags()).extracting(EnvironmentTag::getValue).containsExactly("42", "support bots");
            assertThat(prod.getTest().getMaxTokens()).isEqualTo(16);
            assertThat(BedrockConfiguration.get().matrix().regions()).containsExactly("us-east-1", "us-west-2");
            assertThat(log.getMessages()).isEmpty();
        });
    }

    @Test
    public void aFileWithoutTheNewerFieldsHasTheirDefaults() throws Throwable {
        sessions.then(jenkins -> write(jenkins.jenkins, """
                <?xml version='1.1' encoding='UTF-8'?>
                <io.jenkins.plugins.bedrock.config.BedrockConfiguration>
                  <sources>
                    <io.jenkins.plugins.bedrock.config.ModelSource>
                      <name>research</name>
                      <account>111122223333</account>
                      <region>us-east-1</region>
                    </io.jenkins.plugins.bedrock.config.ModelSource>
                  </sources>
                  <environments>
                    <io.jenkins.plugins.bedrock.config.ModelEnvironment>
                      <name>dev</name>
                    </io.jenkins.plugins.bedrock.config.ModelEnvironment>
                  </environments>
                </io.jenkins.plugins.bedrock.config.BedrockConfiguration>
                """));
        sessions.then(jenkins -> {
            ModelEnvironment dev = BedrockConfiguration.get().getEnvironments().get(0);
            assertThat(dev.isImportRoleTrustNamesJobs()).isTrue();
            assertThat(dev.getPromotesFrom()).isEmpty();
            assertThat(dev.getTags()).isEmpty();
            assertThat(dev.getAllowedJobs()).isEmpty();
            assertThat(dev.getModelQuota()).isEqualTo(3);
            ModelSource research = BedrockConfiguration.get().getSources().get(0);
            assertThat(research.getPrefixes()).isEmpty();
            assertThat(research.isDecryptThroughS3Only()).isTrue();
            assertThat(research.getPolicyManagedBy()).isEqualTo("owners");
        });
    }

    @Test
    public void aFileWithWrongValuesIsReadAndRefusedAtUse() throws Throwable {
        sessions.then(jenkins -> write(jenkins.jenkins, """
                <?xml version='1.1' encoding='UTF-8'?>
                <io.jenkins.plugins.bedrock.config.BedrockConfiguration>
                  <sources>
                    <io.jenkins.plugins.bedrock.config.ModelSource>
                      <name>&lt;script&gt;</name>
                    </io.jenkins.plugins.bedrock.config.ModelSource>
                  </sources>
                  <environments>
                    <io.jenkins.plugins.bedrock.config.ModelEnvironment>
                      <name>../../prod</name>
                      <account>444455556666</account>
                      <region>us-east-1</region>
                      <importRoleArn>arn:aws:iam::444455556666:role/BedrockImport</importRoleArn>
                    </io.jenkins.plugins.bedrock.config.ModelEnvironment>
                    <io.jenkins.plugins.bedrock.config.ModelEnvironment>
                      <name>weak</name>
                      <account>777788889999</account>
                      <region>us-east-1</region>
                      <credentialsId>hosting</credentialsId>
                      <importRoleArn>arn:aws:iam::777788889999:role/BedrockImport</importRoleArn>
                      <digestStrength>SHA512</digestStrength>
                    </io.jenkins.plugins.bedrock.config.ModelEnvironment>
                  </environments>
                  <controllerCredentials>
                    <io.jenkins.plugins.bedrock.config.ControllerCredentialsGrant>
                      <rolePattern>*</rolePattern>
                    </io.jenkins.plugins.bedrock.config.ControllerCredentialsGrant>
                  </controllerCredentials>
                </io.jenkins.plugins.bedrock.config.BedrockConfiguration>
                """));
        sessions.then(jenkins -> {
            assertThat(String.join("\n", log.getMessages()))
                    .contains("'<script>' is not the name of a source")
                    .contains("'../../prod' is not the name of an environment")
                    .contains("The controller's credentials for the folder");
            FreeStyleProject job = jenkins.createFreeStyleProject("promote");
            assertThatThrownBy(() -> promotion(job, "weak"))
                    .isInstanceOf(UnusableConfigurationException.class)
                    .hasMessageContaining("The environment weak cannot be used: 'SHA512' is not possible");
        });
    }

    @Test
    public void aFileThatIsNoXmlDoesNotKeepJenkinsFromStarting() throws Throwable {
        sessions.then(jenkins -> write(jenkins.jenkins, "<io.jenkins"));
        sessions.then(jenkins ->
                assertThat(BedrockConfiguration.get().getEnvironments()).isEmpty());
    }

    @Test
    public void aFolderThatDefinesAnEnvironmentAgainIsReadAndLogged() throws Throwable {
        sessions.then(jenkins -> {
            Folder folder = jenkins.createProject(Folder.class, "team-a");
            BedrockFolderProperty property = new BedrockFolderProperty();
            property.setEnvironments(List.of(Sample.environment("dev", Accounts.PROD)));
            folder.addProperty(property);
            BedrockConfiguration.get().setEnvironments(List.of(Sample.dev()));
        });
        sessions.then(jenkins -> {
            assertThat(String.join("\n", log.getMessages()))
                    .contains("In the folder team-a: There is an environment dev for the whole controller already");
            Folder folder = jenkins.jenkins.getItemByFullName("team-a", Folder.class);
            FreeStyleProject job = folder.createProject(FreeStyleProject.class, "promote");
            assertThat(JobConfiguration.of(job).environmentNames()).isEmpty();
        });
    }

    private static void promotion(FreeStyleProject job, String environment) {
        JobConfiguration.of(job).promotion(AwsRoles.of(job), Sample.MODEL, environment, "support-bot", 1);
    }

    private static String everything(Folder folder) {
        return Jenkins.XSTREAM2.toXML(BedrockConfiguration.get())
                + Jenkins.XSTREAM2.toXML(folder.getProperties().get(BedrockFolderProperty.class));
    }

    private static void write(Jenkins jenkins, String text) throws Exception {
        Path file = jenkins.getRootDir().toPath().resolve(FILE);
        Files.writeString(file, text);
    }
}
