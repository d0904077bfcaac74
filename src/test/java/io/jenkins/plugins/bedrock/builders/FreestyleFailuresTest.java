package io.jenkins.plugins.bedrock.builders;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** How build steps fail: with a sentence that says what to do. */
public class FreestyleFailuresTest {

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
    public void withAwssOwnWords() throws Exception {
        world.aws()
                .faults()
                .refuse("CreateModelImportJob", 400, "ValidationException", "The model is too wide for its door.")
                .always();
        FreeStyleProject job = jobs.job("promote", Twins.access("dev"), Twins.start("dev"));

        jobs.fails(job, "The model is too wide for its door.");

        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }

    @Test
    public void whenTheEnvironmentBeforeHasNotAcceptedTheModel() throws Exception {
        jobs.fails(jobs.job("promote", Twins.start("prod")), "validation has not imported this very model");

        assertThat(world.jobsCreated()).isZero();
    }

    @Test
    public void withoutAnythingToTakeBackIfAccessIsRefused() throws Exception {
        jobs.fails(
                jobs.job("promote", Twins.access("staging"), Twins.start("dev")), "There is no environment 'staging'");

        assertThat(PendingRevocations.get().pending()).isEmpty();
        assertThat(world.aws().requests().count()).isZero();
    }

    @Test
    public void whenAccessCannotBeTakenBack() throws Exception {
        world.aws()
                .faults()
                .refuse("DeleteBucketPolicy", 403, "AccessDenied", "Not by you.")
                .always();
        jobs.fails(jobs.job("grant", Twins.access("dev")), "Not by you.");
        assertThat(PendingRevocations.get().pending()).hasSize(1);

        world.aws().faults().clear();
        PendingRevocations.get().tryAll();

        assertThat(PendingRevocations.get().pending()).isEmpty();
        assertThat(world.accounts().bucket.policy()).isEmpty();
    }

    @Test
    public void whenTheirConfigurationLacksWhatItNeeds() throws Exception {
        for (Class<?> twin : new Class<?>[] {AwaitImportBuilder.class, TestImportedModelBuilder.class}) {
            String xml = "<project><builders><" + twin.getName() + "/></builders></project>";
            FreeStyleProject job = (FreeStyleProject) jenkins.jenkins.createProjectFromXML(
                    twin.getSimpleName(), new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

            jobs.fails(job, "ERROR: ");
        }
    }
}
