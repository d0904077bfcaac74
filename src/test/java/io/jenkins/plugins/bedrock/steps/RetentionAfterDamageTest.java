package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedModel;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A model of which the ledger cannot be read may be the current one, and so is not deleted. */
public class RetentionAfterDamageTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(sessions);

    @Test
    public void aModelWhoseFileIsDamagedStaysEvenIfForced() throws Throwable {
        sessions.then(jenkins -> {
            world.configure();
            new Pipelines(jenkins).run(Result.SUCCESS, "promote", """
                    withModelAccess(model: MODEL, environment: 'dev') {
                      importBedrockModel model: MODEL, environment: 'dev'
                      awaitImport environment: 'dev'
                    }
                    testImportedModel model: MODEL, environment: 'dev'
                    """);
            String sha256 = FileLedger.get().histories().get(0).getSha256();
            Path files = jenkins.jenkins.getRootDir().toPath().resolve("bedrock-model-import/models");
            Files.writeString(files.resolve(sha256 + ".xml"), "<model>");
        });

        sessions.then(jenkins -> {
            WorkflowRun run = new Pipelines(jenkins)
                    .run(
                            Result.FAILURE,
                            "clear",
                            "deleteImportedModel environment: 'dev', importedModel: '"
                                    + models().get(0).arn() + "', force: true");

            jenkins.assertLogContains("Did not delete the imported model", run);
            jenkins.assertLogContains("backup", run);
            assertThat(models()).hasSize(1);
        });
    }

    private List<EmbeddedModel> models() {
        return world.aws().bedrock().place(Accounts.DEV, Accounts.REGION.id()).models();
    }
}
