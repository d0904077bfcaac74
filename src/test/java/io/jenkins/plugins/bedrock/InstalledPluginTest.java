package io.jenkins.plugins.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.builders.AwaitImportBuilder;
import io.jenkins.plugins.bedrock.builders.ImportBedrockModelBuilder;
import io.jenkins.plugins.bedrock.builders.TestImportedModelBuilder;
import io.jenkins.plugins.bedrock.builders.WithModelAccessWrapper;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerContainer;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The plugin in a Jenkins of its own, a process beside the embedded AWS, with no other plugins than those that it has
 * declared: class loading is as it is where it is installed.
 */
@RunWith(Parameterized.class)
public class InstalledPluginTest {

    private static final String MODEL = "s3://research-models/support-bot/v7/";
    private static final String MODEL_PACKAGE = "arn:aws:sagemaker:us-east-1:111122223333:model-package/support-bot/7";

    private final EmbeddedAws aws = EmbeddedAws.start(VirtualClock.running(1));
    private final ResearchAndHosting accounts = new ResearchAndHosting(aws);

    @Rule
    public final RealJenkinsRule jenkins;

    public InstalledPluginTest(boolean inFipsMode) throws IOException {
        RealJenkinsRule ofItsOwn = new RealJenkinsRule()
                .omitPlugins(DeclaredDependencies.undeclared())
                .javaOptions("-D" + AwsConnection.ENDPOINT + "=" + aws.endpoint());
        this.jenkins = inFipsMode ? ofItsOwn.withFIPSEnabled() : ofItsOwn;
    }

    @Parameterized.Parameters(name = "in FIPS mode: {0}")
    public static List<Boolean> modes() {
        return List.of(false, true);
    }

    @Before
    public void upload() throws Exception {
        accounts.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
        accounts.research.sageMaker("us-east-1").modelPackage("support-bot", 7, SageMakerContainer.of(MODEL));
        aws.bedrock().settings().importsTake(Duration.ofSeconds(3));
    }

    @After
    public void stop() {
        accounts.close();
    }

    @Test
    public void aModelGoesThroughThreeAccounts() throws Throwable {
        AwsBasicCredentials key = accounts.jenkins().credentials();
        String id = key.accessKeyId();
        String secret = key.secretAccessKey();

        jenkins.then(controller -> {
            promote(controller, id, secret);
        });

        assertThat(aws.requests().of("DescribeModelPackage")).hasSize(1);
        assertThat(aws.requests().of("CreateModelImportJob")).hasSize(3);
        assertThat(accounts.bucket.policy()).isEmpty();
    }

    private static void promote(JenkinsRule controller, String keyId, String secret) throws Exception {
        ConfiguredPromotion.configure(keyId, secret);
        ConfiguredPromotion.letSourceLookAtSageMaker();
        for (String environment : List.of("dev", "validation", "prod")) {
            String model = environment.equals("dev") ? MODEL_PACKAGE : MODEL;
            FreeStyleProject job = controller.createFreeStyleProject("to-" + environment);
            job.getBuildWrappersList().add(new WithModelAccessWrapper(model, environment));
            job.getBuildersList().add(new ImportBedrockModelBuilder(model, environment));
            job.getBuildersList().add(new AwaitImportBuilder(environment));
            job.getBuildersList().add(new TestImportedModelBuilder(model, environment));
            controller.assertLogContains("is accepted in " + environment, controller.buildAndAssertSuccess(job));
        }
    }
}
