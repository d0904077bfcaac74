package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** What a promotion leaves on disk has neither the access key's secret nor a session's. */
public class NothingSecretTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void isOnDiskOrInTheLogAfterABuildAndWhileOneWaits() throws Exception {
        world.configure();
        Pipelines pipelines = new Pipelines(jenkins);
        WorkflowRun waiting = pipelines.start("waiting", """
                withModelAccess(model: MODEL, environment: 'dev') {
                  importBedrockModel model: MODEL, environment: 'dev'
                  awaitImport environment: 'dev'
                  input 'go on?'
                }
                """);
        jenkins.waitForMessage("go on?", waiting);
        pipelines.run(Result.SUCCESS, "done", "inspectModel model: MODEL, environment: 'dev'");

        String secret = world.accounts().jenkins().credentials().secretAccessKey();
        assertThat(files()).isNotEmpty().noneMatch(file -> contains(file, secret));
        assertThat(files()).noneMatch(file -> contains(file, "X-Amz-Security-Token") || contains(file, "SessionToken"));
        waiting.doKill();
        jenkins.waitForCompletion(waiting);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/plugins/"))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false;
        }
    }
}
