package io.jenkins.plugins.bedrock.builders;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerContainer;
import io.jenkins.plugins.bedrock.embeddedaws.sagemaker.SageMakerResource;
import io.jenkins.plugins.bedrock.engine.Accounts;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The build steps take an ARN of SageMaker as the steps do. */
public class FreestyleSageMakerTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();
    private final FreestyleJobs jobs = new FreestyleJobs(jenkins);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configureWithSageMaker();
    }

    @Test
    public void aFreestyleJobPromotesAModelByItsArn() throws Exception {
        SageMakerResource version =
                world.sageMaker().modelPackage("bots", 7, SageMakerContainer.of(JenkinsWorld.MODEL));
        AwaitImportBuilder await = new AwaitImportBuilder("dev");
        await.setModel("$MODEL");
        DeleteImportedModelBuilder delete = new DeleteImportedModelBuilder("dev");
        delete.setModel("$MODEL");
        delete.setForce(true);
        FreeStyleProject job = jobs.job(
                "promote",
                new WithModelAccessWrapper("$MODEL", "dev"),
                new InspectModelBuilder("$MODEL", "dev"),
                new GrantModelAccessBuilder("$MODEL", "dev"),
                new ImportBedrockModelBuilder("$MODEL", "dev"),
                await,
                new TestImportedModelBuilder("$MODEL", "dev"),
                new RevokeModelAccessBuilder("$MODEL", "dev"),
                delete);
        job.addProperty(
                new ParametersDefinitionProperty(new StringParameterDefinition("MODEL", version.arn(), "the model")));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("The model " + version.arn() + " lies at " + JenkinsWorld.MODEL, build);
        jenkins.assertLogContains("Started the import job dev-bots-", build);
        jenkins.assertLogContains("is accepted in dev", build);
        jenkins.assertLogContains("Deleted the imported model", build);
        assertThat(world.aws().requests().count("DescribeModelPackage")).isEqualTo(1);
        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }

    @Test
    public void anArnOfAnotherAccountIsRefusedBeforeAnyCall() throws Exception {
        String foreign = "arn:aws:sagemaker:us-east-1:" + Accounts.PROD + ":model/bots";

        jobs.fails(
                jobs.job("steps", new InspectModelBuilder(foreign, "dev")),
                "SageMaker is not asked where the model " + foreign + " lies");
        jobs.fails(
                jobs.job("wrapped", new WithModelAccessWrapper(foreign, "dev")),
                "this job may take no models to dev from a source of account " + Accounts.PROD);

        assertThat(world.aws().requests().all()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }
}
