package io.jenkins.plugins.bedrock.builders;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.tasks.Builder;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.embeddedaws.front.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** What the build steps do in a freestyle job. */
public class FreestylePromotionTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();
    private final FreestyleJobs jobs = new FreestyleJobs(jenkins);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void aFreestyleJobPromotesAModel() throws Exception {
        List<Builder> steps = new ArrayList<>();
        steps.add(new InspectModelBuilder(JenkinsWorld.MODEL, "dev"));
        steps.addAll(Twins.promotionTo("dev"));
        steps.add(new GrantModelAccessBuilder(JenkinsWorld.MODEL, "validation"));
        steps.addAll(Twins.promotionTo("validation"));
        steps.add(new RevokeModelAccessBuilder(JenkinsWorld.MODEL, "validation"));
        DeleteImportedModelBuilder delete = new DeleteImportedModelBuilder("validation");
        delete.setModel(JenkinsWorld.MODEL);
        delete.setForce(true);
        steps.add(delete);
        FreeStyleProject job = jobs.job("promote", steps);
        job.getBuildWrappersList().add(Twins.access());

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("10 objects", build);
        jenkins.assertLogContains("is accepted in dev", build);
        jenkins.assertLogContains("is accepted in validation", build);
        jenkins.assertLogContains("Deleted the imported model", build);
        assertThat(world.jobsCreated()).isEqualTo(2);
        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
        assertThat(build.getArtifacts())
                .extracting(artifact -> artifact.getFileName())
                .contains("granted.diff");
    }

    @Test
    public void aSecondBuildImportsNothingAgain() throws Exception {
        FreeStyleProject job = jobs.job(
                "promote", Twins.access("dev"), Twins.promotionTo("dev").toArray(Builder[]::new));
        jenkins.buildAndAssertSuccess(job);

        FreeStyleBuild again = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("nothing to import", again);
        assertThat(world.jobsCreated()).isEqualTo(1);
        assertThat(world.accounts().bucket.policy()).isEmpty();
    }

    @Test
    public void variablesOfTheBuildAreExpanded() throws Exception {
        GrantModelAccessBuilder grant = new GrantModelAccessBuilder("s3://${BUCKET}/support-bot/$VERSION/", "$WHERE");
        grant.setExpiresAfter("${HOURS}h");
        ImportBedrockModelBuilder start =
                new ImportBedrockModelBuilder("s3://${BUCKET}/support-bot/$VERSION/", "$WHERE");
        start.setName("${NAME}");
        AwaitImportBuilder await = new AwaitImportBuilder("$WHERE");
        await.setAtMost("${HOURS}h");
        FreeStyleProject job = jobs.job("promote", grant, start, await);
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("BUCKET", "research-models"),
                new StringParameterDefinition("VERSION", "v7"),
                new StringParameterDefinition("WHERE", "dev"),
                new StringParameterDefinition("NAME", "helper"),
                new StringParameterDefinition("HOURS", "24")));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Started the import job dev-helper-", build);
        jenkins.assertLogContains("Imported " + JenkinsWorld.MODEL + " for dev", build);
    }

    @Test
    public void onlyShowingAChangeMakesNone() throws Exception {
        GrantModelAccessBuilder grant = new GrantModelAccessBuilder(JenkinsWorld.MODEL, "dev");
        grant.setDryRun(true);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jobs.job("plan", grant));

        jenkins.assertLogContains("s3:GetObject", build);
        assertThat(world.aws().requests().writes())
                .extracting(RecordedRequest::operation)
                .doesNotContain("PutBucketPolicy", "PutRolePolicy", "CreateGrant");
    }

    @Test
    public void aPipelineThatNamesTheClassRunsTheTwin() throws Exception {
        new Pipelines(jenkins)
                .run(
                        Result.SUCCESS,
                        "pipeline",
                        "step([$class: 'InspectModelBuilder', model: MODEL, environment: 'dev'])");
    }
}
