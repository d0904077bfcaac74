package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.builds.PromotingBuild;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelSource;
import io.jenkins.plugins.bedrock.config.SourcePrefix;
import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerContainer;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerResource;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionRecord;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Models that are named by an ARN of SageMaker. */
public class SageMakerStepsTest {

    private static final String HERE = "arn:aws:sagemaker:us-east-1:" + Accounts.RESEARCH + ":";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    private SageMakerResource version;

    @Before
    public void configure() throws Exception {
        world.configureWithSageMaker();
        version = world.sageMaker().modelPackage("bots", 7, SageMakerContainer.of(JenkinsWorld.MODEL));
    }

    @Test
    public void aModelPackageIsPromotedThroughAllSteps() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, """
                def inspected = inspectModel model: ARN, environment: 'dev'
                echo "INSPECTED ${inspected.model} ${inspected.modelSource} ${inspected.environment}"
                withModelAccess(model: ARN, environment: 'dev', expiresAfter: '24h') {
                  def started = importBedrockModel model: ARN, environment: 'dev', digest: inspected.digest
                  echo "STARTED ${started.name} ${started.model} ${started.modelSource}"
                  def awaited = awaitImport environment: 'dev'
                  echo "AWAITED ${awaited.name} ${awaited.model} ${awaited.modelSource}"
                  awaitImport environment: 'dev', model: ARN
                }
                def tested = testImportedModel model: ARN, environment: 'dev'
                echo "TESTED ${tested.accepted} ${tested.modelSource}"
                grantModelAccess model: ARN, environment: 'validation'
                importBedrockModel model: ARN, environment: 'validation'
                awaitImport environment: 'validation'
                revokeModelAccess model: ARN, environment: 'validation'
                deleteImportedModel model: ARN, environment: 'validation', force: true
                """);

        String both = JenkinsWorld.MODEL + " " + version.arn();
        jenkins.assertLogContains(
                "[bedrock] The model " + version.arn() + " lies at " + JenkinsWorld.MODEL
                        + "; its approval status in SageMaker is Approved.",
                run);
        jenkins.assertLogContains("INSPECTED " + both + " dev", run);
        jenkins.assertLogContains("STARTED bots " + both, run);
        jenkins.assertLogContains("AWAITED bots " + both, run);
        jenkins.assertLogContains("TESTED true " + version.arn(), run);
        PromotingBuild build = new PromotingBuild(run, TaskListener.NULL);
        assertThat(build.engine()
                        .ledger()
                        .find(build.memory().imports().get(0).sealed().digest()))
                .extracting(PromotionRecord::version)
                .containsOnly("bots/7");
        assertThat(world.jobsCreated()).isEqualTo(2);
        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
        assertThat(world.aws().requests().of("DescribeModelPackage"))
                .as("asked once")
                .singleElement()
                .extracting(RecordedRequest::caller)
                .asString()
                .endsWith(":assumed-role/source-that-looks-at-sagemaker/jenkins-promote-1");
        assertThat(world.aws().requests().of("GetModelImportJob")).isNotEmpty();
        assertThat(world.aws()
                        .bedrock()
                        .place(Accounts.DEV, Accounts.REGION.id())
                        .models())
                .singleElement()
                .satisfies(model -> assertThat(world.aws()
                                .bedrock()
                                .place(Accounts.DEV, Accounts.REGION.id())
                                .tags(model.arn()))
                        .containsEntry("bedrock-model-import:source", JenkinsWorld.MODEL));
    }

    @Test
    public void whatFailsIsKeptWithTheRestOfThePromotion() throws Exception {
        WorkflowRun run = run(Result.FAILURE, """
                withModelAccess(model: ARN, environment: 'dev') {
                  importBedrockModel model: ARN, environment: 'dev', digest: 'sha256:another'
                }
                """);

        assertThat(new PromotingBuild(run, TaskListener.NULL).memory().moments())
                .extracting(moment -> moment.kind() + " " + moment.model())
                .contains(
                        "ACCESS_GIVEN " + JenkinsWorld.MODEL,
                        "IMPORT_REFUSED " + JenkinsWorld.MODEL,
                        "ACCESS_REVOKED " + JenkinsWorld.MODEL)
                .noneMatch(moment -> moment.endsWith(version.arn()));
    }

    @Test
    public void anArnAndItsPlaceAreTheSameModel() throws Exception {
        run(Result.SUCCESS, """
                grantModelAccess model: ARN, environment: 'dev'
                revokeModelAccess model: MODEL, environment: 'dev'
                """);
        assertThat(world.accounts().bucket.policy()).isEmpty();

        WorkflowRun other = run(Result.SUCCESS, "second", """
                grantModelAccess model: MODEL, environment: 'dev'
                importBedrockModel model: MODEL, environment: 'dev'
                awaitImport environment: 'dev', model: ARN
                revokeModelAccess model: ARN, environment: 'dev'
                """);
        jenkins.assertLogContains("Imported " + JenkinsWorld.MODEL + " for dev", other);
        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(world.jobsCreated()).isEqualTo(1);
    }

    @Test
    public void aModelAndATrainingJobAreTakenToo() throws Exception {
        SageMakerResource model = world.sageMaker().model("Support-Bot", SageMakerContainer.of(JenkinsWorld.MODEL));
        SageMakerResource job = world.sageMaker().trainingJob("tune-bot-1", JenkinsWorld.MODEL);

        WorkflowRun run = run(Result.SUCCESS, """
                echo "A ${inspectModel(model: '%s', environment: 'dev').model}"
                echo "B ${inspectModel(model: '%s', environment: 'dev').model}"
                """.formatted(model.arn(), job.arn()));

        jenkins.assertLogContains("A " + JenkinsWorld.MODEL, run);
        jenkins.assertLogContains("B " + JenkinsWorld.MODEL, run);
    }

    @Test
    public void accessIsTakenBackWhenSageMakerKnowsTheModelNoMore() throws Exception {
        WorkflowRun run = new Pipelines(jenkins).start("promote", script("""
                grantModelAccess model: ARN, environment: 'dev'
                sleep 5
                revokeModelAccess model: ARN, environment: 'dev'
                """));
        jenkins.waitForMessage("Sleeping", run);
        version.delete();

        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(world.accounts().bucket.policy()).isEmpty();
    }

    @Test
    public void anotherBuildTakesAccessBackByThePlaceAloneForTheArnMayMeanAnotherByNow() throws Exception {
        run(Result.SUCCESS, "grantModelAccess model: ARN, environment: 'dev'");

        WorkflowRun byArn = run(Result.FAILURE, "second", "revokeModelAccess model: ARN, environment: 'dev'");
        jenkins.assertLogContains("SageMaker may name another place by now", byArn);
        assertThat(world.accounts().bucket.policy()).isPresent();

        run(Result.SUCCESS, "third", "revokeModelAccess model: MODEL, environment: 'dev'");
        assertThat(world.accounts().bucket.policy()).isEmpty();
    }

    @Test
    public void anArnOfAnotherAccountOrRegionIsRefusedBeforeAnyCall() throws Exception {
        for (String foreign : List.of(
                "arn:aws:sagemaker:us-east-1:" + Accounts.DEV + ":model-package/bots/7",
                "arn:aws:sagemaker:us-west-2:" + Accounts.RESEARCH + ":model/bots",
                "arn:aws:sagemaker:us-east-1:999999999999:training-job/bots")) {
            for (String step : List.of("inspectModel", "grantModelAccess", "importBedrockModel", "testImportedModel")) {
                WorkflowRun run = run(
                        Result.FAILURE,
                        step + foreign.hashCode(),
                        step + " model: '" + foreign + "', environment: 'dev'");
                jenkins.assertLogContains("SageMaker is not asked where the model " + foreign + " lies", run);
                jenkins.assertLogNotContains("\tat ", run);
            }
        }
        assertThat(world.aws().requests().all()).isEmpty();
    }

    @Test
    public void whatIsNoArnIsRefusedBeforeAnyCall() throws Exception {
        int number = 0;
        for (String hostile : List.of(
                HERE + "model/*",
                HERE + "model-package/../model/x",
                HERE + "endpoint/bots",
                "arn:aws:sagemaker:us-east-1.attacker.example:" + Accounts.RESEARCH + ":model/bots",
                "arn:aws:s3:::research-models/support-bot/v7/",
                "arn:aws:sagemaker:us-east-1:" + Accounts.RESEARCH + ":model/\" , \"ModelName\": \"x")) {
            number++;
            WorkflowRun run = run(
                    Result.FAILURE,
                    "hostile-" + number,
                    "withModelAccess(model: '" + hostile + "', environment: 'dev') { error 'not reached' }");
            jenkins.assertLogContains("is not the ARN of a SageMaker model, model package or training job", run);
            jenkins.assertLogNotContains("not reached", run);
        }
        assertThat(world.aws().requests().all()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }

    @Test
    public void thePlaceThatComesOutKeepsTheRulesOfAnyOther() throws Exception {
        ModelSource source = BedrockConfiguration.get().getSources().get(0);
        source.setPrefixes(List.of(
                new SourcePrefix("s3://" + Accounts.BUCKET + "/support-bot/", List.of("dev")),
                new SourcePrefix("s3://" + Accounts.BUCKET + "/other/", List.of("validation"))));
        version.delete();
        world.sageMaker().modelPackage("bots", 7, SageMakerContainer.of("s3://" + Accounts.BUCKET + "/secret/v1/"));

        WorkflowRun run =
                run(Result.FAILURE, "withModelAccess(model: ARN, environment: 'dev') { error 'not reached' }");

        jenkins.assertLogContains(
                "The model s3://research-models/secret/v1/ may not go to dev: no source lets it", run);
        jenkins.assertLogNotContains("not reached", run);
        assertThat(world.aws().requests().all())
                .extracting(RecordedRequest::service)
                .containsOnly("sts", "sagemaker");
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }

    @Test
    public void anEnvironmentToWhichTheSourceLetsNothingGoIsRefusedBeforeAnyCall() throws Exception {
        BedrockConfiguration.get()
                .getSources()
                .get(0)
                .setPrefixes(List.of(new SourcePrefix("s3://" + Accounts.BUCKET + "/", List.of("validation", "prod"))));

        WorkflowRun run = run(Result.FAILURE, "inspectModel model: ARN, environment: 'dev'");

        jenkins.assertLogContains(
                "this job may take no models to dev from a source of account " + Accounts.RESEARCH + " in us-east-1",
                run);
        assertThat(world.aws().requests().all()).isEmpty();
    }

    @Test
    public void aSourceWithoutARoleIsToldWhatToDo() throws Exception {
        ModelSource source = BedrockConfiguration.get().getSources().get(0);
        source.setPolicyManagedBy("owners");
        source.setCredentialsId(null);

        WorkflowRun run = run(Result.FAILURE, "inspectModel model: ARN, environment: 'dev'");

        jenkins.assertLogContains("the source research has no AWS role. Name the S3 prefix of the model", run);
        assertThat(world.aws().requests().all()).isEmpty();
    }

    @Test
    public void whatCannotBeImportedIsRefusedAndLeavesNothing() throws Exception {
        SageMakerResource model = world.sageMaker()
                .model("tuned", SageMakerContainer.ofUrl("s3://research-models/jobs/tuned/output/model.tar.gz"));

        WorkflowRun run = run(
                Result.FAILURE,
                "withModelAccess(model: '" + model.arn() + "', environment: 'dev') { error 'not reached' }");

        jenkins.assertLogContains("is compressed (s3://research-models/jobs/tuned/output/model.tar.gz)", run);
        jenkins.assertLogContains("| tar -xz -C model && aws s3 cp --recursive model", run);
        jenkins.assertLogNotContains("not reached", run);
        assertThat(world.aws().requests().writes()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }

    @Test
    public void formsTellAnArnFromOneThatIsNone() {
        InspectModelStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(InspectModelStep.DescriptorImpl.class);

        assertThat(form.doCheckModel(null, version.arn()).kind).isEqualTo(FormValidation.Kind.OK);
        FormValidation wrong = form.doCheckModel(null, HERE + "endpoint/bots");
        assertThat(wrong.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(wrong.getMessage()).contains("model-package/GROUP/VERSION");
        assertThat(world.aws().requests().all()).isEmpty();
    }

    private WorkflowRun run(Result expected, String steps) throws Exception {
        return run(expected, "promote", steps);
    }

    private WorkflowRun run(Result expected, String job, String steps) throws Exception {
        return new Pipelines(jenkins).run(expected, job, script(steps));
    }

    private String script(String steps) {
        return "def ARN = '" + version.arn() + "'\n" + steps;
    }
}
