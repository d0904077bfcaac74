package io.jenkins.plugins.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What {@code ./demo} sets up works: each of its jobs is green when it is built. */
public class DemoConfigurationTest {

    private static final JenkinsWorld WORLD = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(WORLD).around(jenkins);

    @Test
    public void everyJobOfTheDemoPromotesTheModel() throws Exception {
        ConfigurationAsCode.get()
                .configure(Path.of("src", "test", "resources", "demo", "jenkins.yaml")
                        .toUri()
                        .toString());

        jenkins.buildAndAssertSuccess(
                jenkins.jenkins.getItemByFullName("promote-to-dev-freestyle", FreeStyleProject.class));
        jenkins.buildAndAssertSuccess(jenkins.jenkins.getItemByFullName("promote-declarative", WorkflowJob.class));
        jenkins.buildAndAssertSuccess(jenkins.jenkins.getItemByFullName("promote-scripted", WorkflowJob.class));

        assertThat(WORLD.jobsCreated())
                .as("each environment imports the model once")
                .isEqualTo(3);
        assertThat(WORLD.accounts().bucket.policy()).isEmpty();
    }

    /** The demo has the key in the environment of its process. */
    @TestExtension
    public static final class KeyOfTheController extends SecretSource {

        @Override
        public Optional<String> reveal(String secret) {
            AwsBasicCredentials key = WORLD.accounts().jenkins().credentials();
            return switch (secret) {
                case "DEMO_KEY_ID" -> Optional.of(key.accessKeyId());
                case "DEMO_KEY_SECRET" -> Optional.of(key.secretAccessKey());
                default -> Optional.empty();
            };
        }
    }
}
