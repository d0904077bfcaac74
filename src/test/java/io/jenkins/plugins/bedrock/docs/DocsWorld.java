package io.jenkins.plugins.bedrock.docs;

import hudson.ExtensionList;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerContainer;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The accounts that the examples name, on an embedded AWS, and a controller whose own credentials are those of a user there. */
final class DocsWorld extends ExternalResource {

    private static final String ID = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    private final JenkinsWorld world = new JenkinsWorld();

    @Override
    public Statement apply(Statement base, Description description) {
        return RuleChain.outerRule(world).apply(super.apply(base, description), description);
    }

    @Override
    protected void before() {
        System.setProperty(ID, key().accessKeyId());
        System.setProperty(SECRET, key().secretAccessKey());
        role(Accounts.RESEARCH, "source-that-only-looks")
                .trusting(world.accounts().jenkins().arn())
                .inline("looks", Accounts.page(Accounts.DEV, "*").policy("source-role-that-only-looks"));
        world.sageMaker().modelPackage("support-bot", 7, SageMakerContainer.of(JenkinsWorld.MODEL));
    }

    @Override
    protected void after() {
        System.clearProperty(ID);
        System.clearProperty(SECRET);
    }

    EmbeddedAws aws() {
        return world.aws();
    }

    JenkinsWorld world() {
        return world;
    }

    EmbeddedRole role(String account, String name) {
        return aws().account(account).role(name);
    }

    /** The policy of research's bucket; empty where no access is left. */
    Optional<String> policyOfBucket() {
        return world.accounts().bucket.policy();
    }

    /** What an example's names in {@code ${}} stand for. */
    Map<String, String> secrets() {
        return Map.of(
                "JENKINS_ACCESS_KEY_ID", key().accessKeyId(),
                "JENKINS_SECRET_ACCESS_KEY", key().secretAccessKey());
    }

    /** Configures Jenkins as an example says. */
    void configure(Example yaml) throws Exception {
        ExtensionList.lookup(SecretSource.class).add(0, new Secrets(secrets()));
        Path file = Files.createTempFile("example", ".yaml");
        try {
            Files.writeString(file, yaml.text());
            ConfigurationAsCode.get().configure(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private AwsBasicCredentials key() {
        return world.accounts().jenkins().credentials();
    }

    private static final class Secrets extends SecretSource {

        private final Map<String, String> secrets;

        private Secrets(Map<String, String> secrets) {
            this.secrets = secrets;
        }

        @Override
        public Optional<String> reveal(String secret) throws IOException {
            return Optional.ofNullable(secrets.get(secret));
        }
    }
}
