package io.jenkins.plugins.bedrock.builders;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.bedrock.BrokenCheckpoint;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.builds.BuildMemory;
import io.jenkins.plugins.bedrock.builds.RememberedInspection;
import io.jenkins.plugins.bedrock.embeddedaws.front.HeldReplies;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Build steps inspect as steps do. */
public class FreestyleInspectionTest {

    private static final String BOTH = BrokenCheckpoint.WRONG_TYPE + " " + BrokenCheckpoint.WRONG_TOKENIZER;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();
    private final FreestyleJobs jobs = new FreestyleJobs(jenkins);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
        BrokenCheckpoint.in(world.accounts().bucket);
    }

    @Test
    public void aBrokenModelFailsTheBuildWithAllReasons() throws Exception {
        FreeStyleBuild build = jobs.fails(jobs.job("inspect", inspect()), "cannot be imported as it is (2 errors):");

        assertThat(JenkinsRule.getLog(build))
                .contains("[bedrock] ERROR     " + BrokenCheckpoint.WRONG_TYPE)
                .contains("- " + BrokenCheckpoint.WRONG_TYPE + " in config.json: ")
                .contains("- " + BrokenCheckpoint.WRONG_TOKENIZER + " in tokenizer_config.json: ");
        assertThat(build.getArtifacts())
                .extracting(artifact -> artifact.getFileName())
                .containsExactlyInAnyOrder("inspection.json", "inspection.txt");
        build.reload();
        assertThat(build.getAction(BuildMemory.class).inspections())
                .singleElement()
                .satisfies(kept -> assertThat(kept.isImportable()).isFalse());
    }

    @Test
    public void aBrokenModelIsNotImported() throws Exception {
        jobs.fails(jobs.job("import", Twins.start("dev")), "cannot be imported as it is (2 errors):");

        assertThat(world.jobsCreated()).isZero();
        assertThat(world.aws().requests().of("ListModelImportJobs")).isEmpty();
    }

    @Test
    public void whatIsAcceptedGoesThrough() throws Exception {
        world.accounts().bucket.versioned().putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);
        BrokenCheckpoint.in(world.accounts().bucket);
        InspectModelBuilder inspect = inspect();
        inspect.setAccept("$ACCEPTED");
        inspect.setHash(true);
        ImportBedrockModelBuilder start = Twins.start("dev");
        start.setAccept(BOTH);

        FreeStyleProject job = jobs.job("promote", Twins.access("dev"), inspect, start, new AwaitImportBuilder("dev"));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("ACCEPTED", BOTH)));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(world.jobsCreated()).isEqualTo(1);
        assertThat(build.getAction(BuildMemory.class).inspections())
                .extracting(RememberedInspection::getFunction)
                .containsExactly("inspectModel", "importBedrockModel");
        assertThat(build.getAction(BuildMemory.class).inspections().get(0).getStrength())
                .isEqualTo("SHA256");
    }

    @Test
    public void anAbortEndsItAtOnce() throws Exception {
        HeldReplies held = world.aws().faults().hold("GetObject");
        FreeStyleBuild build = jobs.job("inspect", inspect()).scheduleBuild2(0).waitForStart();
        held.awaitOne();

        jobs.abort(build);

        held.release();
    }

    private static InspectModelBuilder inspect() {
        return new InspectModelBuilder(JenkinsWorld.MODEL, "dev");
    }
}
