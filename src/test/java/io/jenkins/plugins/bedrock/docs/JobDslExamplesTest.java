package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.config.JobConfiguration;
import java.io.IOException;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.jvnet.hudson.test.JenkinsRule;

/** Every Job DSL of the pages is run by a seed job, and the jobs that it makes are built. */
@RunWith(Parameterized.class)
public class JobDslExamplesTest {

    private final Example example;
    private final DocsWorld world = new DocsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    public JobDslExamplesTest(Example example) {
        this.example = example;
    }

    @Parameters(name = "{0}")
    public static List<Example> examples() {
        return Pages.examples("groovy", "jobdsl");
    }

    @Test
    public void itMakesWhatItSays() throws Exception {
        world.configure(Pages.configurationOf(example));

        SeedJob.run(jenkins, example, Result.SUCCESS);

        List<Folder> folders = jenkins.jenkins.getItems(Folder.class);
        List<FreeStyleProject> jobs = jenkins.jenkins.getItems(FreeStyleProject.class).stream()
                .filter(job -> !job.getName().startsWith("seed"))
                .toList();
        assertThat(folders.size() + jobs.size()).isPositive();
        for (Folder folder : folders) {
            requireEnvironments(folder);
        }
        for (FreeStyleProject job : jobs) {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
            jenkins.assertLogContains("is accepted in", build);
            assertThat(world.policyOfBucket()).isEmpty();
        }
    }

    private static void requireEnvironments(Folder folder) throws IOException {
        BedrockFolderProperty property = folder.getProperties().get(BedrockFolderProperty.class);
        assertThat(property.getAllowedEnvironments()).isNotEmpty();
        assertThat(property.getAllowedPrefixes()).isNotEmpty();
        assertThat(property.getEnvironments()).isNotEmpty();
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "job");
        List<String> usable = JobConfiguration.of(job).environmentNames();
        assertThat(usable).containsAll(property.getAllowedEnvironments());
        property.getEnvironments().forEach(added -> assertThat(usable).contains(added.getName()));
    }
}
