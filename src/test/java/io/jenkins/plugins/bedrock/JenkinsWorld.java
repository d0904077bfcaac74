package io.jenkins.plugins.bedrock;

import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.EmbeddedSageMaker;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.time.Duration;
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

    private final VirtualClock clock;
    private EmbeddedAws aws;
    private ResearchAndHosting accounts;

    public JenkinsWorld() {
        this(VirtualClock.running(SPEED));
    }

    public JenkinsWorld(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    protected void before() throws Throwable {
        aws = EmbeddedAws.start(clock);
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
        AwsBasicCredentials key = accounts.jenkins().credentials();
        ConfiguredPromotion.configure(key.accessKeyId(), key.secretAccessKey());
    }

    /** The same, with models of the source in SageMaker. */
    public void configureWithSageMaker() throws Exception {
        configure();
        ConfiguredPromotion.letSourceLookAtSageMaker();
    }

    /** All environments publish which model is current from now on. */
    public static void publishTo(String parameter) {
        BedrockConfiguration.get().getEnvironments().forEach(environment -> environment.setPublishTo(parameter));
        BedrockConfiguration.get().save();
    }

    /** All that a parameter of an account has ever said, the present value last. */
    public List<String> published(String account, String parameter) {
        return aws.account(account).parameters(Accounts.REGION.id()).history(parameter);
    }

    /** SageMaker in the account of the source. */
    public EmbeddedSageMaker sageMaker() {
        return accounts.research.sageMaker(Accounts.REGION.id());
    }

    /** How many import jobs were created, by whomever. */
    public long jobsCreated() {
        return aws.requests().of("CreateModelImportJob").stream()
                .filter(RecordedRequest::succeeded)
                .count();
    }
}
