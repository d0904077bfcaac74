package io.jenkins.plugins.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.embeddedaws.EmbeddedAws;
import io.jenkins.plugins.bedrock.embeddedaws.VirtualClock;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.ResearchAndHosting;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * A controller is killed while the reply to the call that starts an import is on its way, and the build's program was
 * never saved: the build is lost, the import is not started twice, and no access is left lying about.
 */
public class KilledControllerTest {

    private static final String PROMOTION = """
            withModelAccess(model: MODEL, environment: 'dev') {
              importBedrockModel model: MODEL, environment: 'dev'
              awaitImport environment: 'dev'
            }
            """;

    private final EmbeddedAws aws = EmbeddedAws.start(VirtualClock.running(1));
    private final ResearchAndHosting accounts = new ResearchAndHosting(aws);

    @Rule
    public final RealJenkinsRule jenkins =
            new RealJenkinsRule().javaOptions("-D" + AwsConnection.ENDPOINT + "=" + aws.endpoint());

    @Before
    public void upload() throws Exception {
        accounts.bucket.putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
        aws.bedrock().settings().importsTake(Duration.ofSeconds(3));
    }

    @After
    public void stop() {
        accounts.close();
    }

    @Test
    public void underPerformanceOptimisedDurability() throws Throwable {
        AwsBasicCredentials key = accounts.jenkins().credentials();
        String id = key.accessKeyId();
        String secret = key.secretAccessKey();
        HeldReplies held = aws.faults().hold("CreateModelImportJob");

        jenkins.startJenkins();
        jenkins.runRemotely(controller -> {
            start(controller, id, secret);
        });
        held.awaitOne();
        jenkins.stopJenkinsForcibly();
        held.release();
        jenkins.startJenkins();
        jenkins.runRemotely(controller -> {
            runAgain(controller);
        });

        assertThat(aws.requests().of("CreateModelImportJob")).hasSize(1);
        assertThat(accounts.bucket.policy()).isEmpty();
    }

    private static void start(JenkinsRule controller, String keyId, String secret) throws Exception {
        ConfiguredPromotion.configure(keyId, secret);
        WorkflowJob job = new Pipelines(controller).job("promote", PROMOTION);
        job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
        job.save();
        job.scheduleBuild2(0).waitForStart();
    }

    private static void runAgain(JenkinsRule controller) throws Throwable {
        WorkflowJob job = controller.jenkins.getItemByFullName("promote", WorkflowJob.class);
        controller.assertBuildStatus(Result.FAILURE, controller.waitForCompletion(job.getBuildByNumber(1)));
        WorkflowRun again = controller.buildAndAssertSuccess(job);
        // However long the controller took to come back: the job runs still, or its model is there.
        assertThat(JenkinsRule.getLog(again)).containsAnyOf("no second one is", "nothing to import");
        PendingRevocations.get().tryAll();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }
}
