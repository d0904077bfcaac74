package io.jenkins.plugins.bedrock;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.config.ModelSource;
import io.jenkins.plugins.bedrock.config.OwnTest;
import io.jenkins.plugins.bedrock.config.SourcePrefix;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.credentials.AccessKey;
import io.jenkins.plugins.bedrock.credentials.AwsRoleCredentials;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.ExternalResource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The accounts of the tests on an embedded AWS whose time runs fast, and a Jenkins that is configured to promote among
 * them. Outlives restarts of that Jenkins, as AWS does.
 */
public final class JenkinsWorld extends ExternalResource {

    /** A minute passes in a second. */
    public static final double SPEED = 60;

    public static final String MODEL = "s3://" + Accounts.BUCKET + "/support-bot/v7/";
    public static final String KEY = "jenkins-key";

    private EmbeddedAws aws;
    private ResearchAndHosting accounts;

    @Override
    protected void before() throws Throwable {
        aws = EmbeddedAws.start(VirtualClock.running(SPEED));
        accounts = new ResearchAndHosting(aws);
        accounts.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
        aws.bedrock().settings().importsTake(Duration.ofMinutes(1));
        System.setProperty(AwsConnection.ENDPOINT, aws.endpoint().toString());
        AwsConnection.useClock(aws.clock());
    }

    @Override
    protected void after() {
        System.clearProperty(AwsConnection.ENDPOINT);
        AwsConnection.useClock(null);
        accounts.close();
    }

    public EmbeddedAws aws() {
        return aws;
    }

    public ResearchAndHosting accounts() {
        return accounts;
    }

    /** Role credentials, a source and three environments, as an administrator would set them up. */
    public void configure() throws Exception {
        List<com.cloudbees.plugins.credentials.Credentials> store =
                SystemCredentialsProvider.getInstance().getCredentials();
        store.add(key());
        store.add(role("research", Accounts.RESEARCH, "source"));
        store.add(role("dev", Accounts.DEV, "hosting"));
        store.add(role("validation", Accounts.VALIDATION, "hosting"));
        store.add(role("prod", Accounts.PROD, "hosting"));
        SystemCredentialsProvider.getInstance().save();
        BedrockConfiguration configuration = BedrockConfiguration.get();
        configuration.setSources(List.of(source()));
        configuration.setEnvironments(environments());
    }

    /** The access key that the controller was given. */
    public UsernamePasswordCredentialsImpl key() throws Exception {
        AwsBasicCredentials key = accounts.jenkins().credentials();
        return new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, KEY, "", key.accessKeyId(), key.secretAccessKey());
    }

    /** A role of an account, assumed with that key. */
    public AwsRoleCredentials role(String id, String account, String name) {
        AwsRoleCredentials role =
                new AwsRoleCredentials(CredentialsScope.GLOBAL, id, "", "arn:aws:iam::" + account + ":role/" + name);
        role.setAssumedWith(new AccessKey(KEY));
        return role;
    }

    private static ModelSource source() {
        ModelSource source = new ModelSource("research", Accounts.RESEARCH, Accounts.REGION.id());
        source.setCredentialsId("research");
        source.setPolicyManagedBy("plugin");
        source.setPrefixes(
                List.of(new SourcePrefix("s3://" + Accounts.BUCKET + "/", List.of("dev", "validation", "prod"))));
        return source;
    }

    private static List<ModelEnvironment> environments() {
        List<ModelEnvironment> environments = new ArrayList<>();
        environments.add(environment("dev", Accounts.DEV, null));
        environments.add(environment("validation", Accounts.VALIDATION, "dev"));
        environments.add(environment("prod", Accounts.PROD, "validation"));
        return environments;
    }

    private static ModelEnvironment environment(String name, String account, String promotesFrom) {
        ModelEnvironment environment = new ModelEnvironment(
                name, account, Accounts.REGION.id(), name, "arn:aws:iam::" + account + ":role/BedrockImport");
        if (promotesFrom != null) {
            environment.setPromotesFrom(List.of(promotesFrom));
        }
        OwnTest test = new OwnTest();
        test.setPrompt("Where is my parcel?");
        test.setExpected("parcel");
        environment.setTest(test);
        return environment;
    }

    /** How many import jobs were created, by whomever. */
    public long jobsCreated() {
        return aws.requests().of("CreateModelImportJob").stream()
                .filter(RecordedRequest::succeeded)
                .count();
    }
}
