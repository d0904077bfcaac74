package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerContainer;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerResource;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Jenkins restarts while it promotes a model that SageMaker knows no more afterwards. */
public class SageMakerRestartTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void betweenGrantAndRevoke() throws Throwable {
        SageMakerResource job = world.sageMaker().trainingJob("tune-bot", JenkinsWorld.MODEL);
        HeldReplies held = world.aws().faults().hold("ListModelImportJobs");
        sessions.then(jenkins -> {
            world.configureWithSageMaker();
            new Pipelines(jenkins).start("promote", """
                    def arn = '%s'
                    withModelAccess(model: arn, environment: 'dev') {
                      def started = importBedrockModel model: arn, environment: 'dev'
                      echo "STARTED ${started.modelSource}"
                      def awaited = awaitImport environment: 'dev'
                      echo "AWAITED ${awaited.name} ${awaited.modelSource}"
                    }
                    def tested = testImportedModel model: arn, environment: 'dev'
                    echo "accepted: ${tested.accepted}"
                    """.formatted(job.arn()));
            held.awaitOne();
        });
        job.delete();
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("promote");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("STARTED " + job.arn(), run);
            jenkins.assertLogContains("AWAITED tune-bot " + job.arn(), run);
            jenkins.assertLogContains("accepted: true", run);
            assertThat(PendingRevocations.get().pending()).isEmpty();
        });
        assertThat(world.aws().requests().count("DescribeTrainingJob")).isEqualTo(1);
        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(world.jobsCreated()).isEqualTo(1);
    }

    @Test
    public void beforeSageMakerHasAnswered() throws Throwable {
        SageMakerResource model = world.sageMaker().model("support-bot", SageMakerContainer.of(JenkinsWorld.MODEL));
        HeldReplies held = world.aws().faults().hold("DescribeModel");
        sessions.then(jenkins -> {
            world.configureWithSageMaker();
            new Pipelines(jenkins).start("promote", """
                    withModelAccess(model: '%s', environment: 'dev') {
                      echo 'inside'
                    }
                    """.formatted(model.arn()));
            held.awaitOne();
        });
        held.release();
        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins).first("promote");
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("inside", run);
            assertThat(PendingRevocations.get().pending()).isEmpty();
        });
        assertThat(world.accounts().bucket.policy()).isEmpty();
    }
}
