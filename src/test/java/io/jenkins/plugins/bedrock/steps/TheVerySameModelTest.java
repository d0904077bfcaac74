package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.BuildMemory;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.importing.ImportOutcome;
import io.jenkins.plugins.bedrock.engine.importing.ImportRequest;
import io.jenkins.plugins.bedrock.engine.importing.ImportedModels;
import io.jenkins.plugins.bedrock.engine.importing.ModelImporter;
import io.jenkins.plugins.bedrock.engine.importing.ResourceTags;
import io.jenkins.plugins.bedrock.engine.model.SealedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Prod takes the very model that validation has accepted, and what Jenkins knows of that, not what AWS shows. */
public class TheVerySameModelTest {

    private static final String SHARD = "model-00002-of-00005.safetensors";
    private static final String TO_PROD = "importBedrockModel model: MODEL, environment: 'prod'";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void oneByteOfAShardThatWasReplacedAfterValidationIsEnoughForProdToRefuse() throws Exception {
        promote("dev");
        promote("validation");

        replaceOneByte();
        WorkflowRun run = run(Result.FAILURE, "to-prod", TO_PROD);

        jenkins.assertLogContains("validation has not imported this very model", run);
        jenkins.assertLogContains("To let it in, promote it to dev first", run);
        assertThat(world.jobsCreated()).isEqualTo(2);
    }

    @Test
    public void oneByteIsEnoughAlsoWhereProdWasGivenAccessBefore() throws Exception {
        promote("dev");
        promote("validation");

        WorkflowRun run = new Pipelines(jenkins).start("to-prod", """
                grantModelAccess model: MODEL, environment: 'prod'
                input 'now?'
                importBedrockModel model: MODEL, environment: 'prod'
                """);
        jenkins.waitForMessage("now?", run);
        replaceOneByte();
        Pipelines.proceed(run);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("validation has not imported this very model", run);
        assertThat(world.jobsCreated()).isEqualTo(2);
    }

    /** Whoever may import into the account may give a job and a model the names and tags that we would. */
    @Test
    public void forgedTagsInTheAccountOfValidationDoNotOpenProd() throws Exception {
        WorkflowRun dev = promote("dev");
        run(Result.SUCCESS, "access", "grantModelAccess model: MODEL, environment: 'validation'");
        world.aws().bedrock().settings().importsTake(Duration.ofSeconds(1));
        ImportOutcome forged =
                forgeImport(dev.getAction(BuildMemory.class).imports().get(0).sealed());
        assertThat(forged.kind()).isEqualTo(ImportOutcome.Kind.STARTED);

        WorkflowRun run = run(Result.FAILURE, "to-prod", TO_PROD);

        jenkins.assertLogContains("validation has not imported this very model", run);
        assertThat(new ImportedModels(validation())
                        .find(forged.job().orElseThrow().modelName()))
                .isPresent();
        assertThat(world.jobsCreated()).isEqualTo(2);
    }

    private ImportOutcome forgeImport(SealedModel model) {
        ImportRequest ours = new ImportRequest(
                "validation",
                model.uri(),
                model.digest(),
                world.accounts().importRole(Accounts.VALIDATION),
                "support-bot",
                Optional.empty(),
                Optional.empty(),
                ResourceTags.NONE,
                "to-validation #1");
        return new ModelImporter(validation(), world.aws().clock()).start(ours);
    }

    private AwsAccount validation() {
        return world.accounts().account(world.accounts().hosting(Accounts.VALIDATION));
    }

    private WorkflowRun promote(String environment) throws Exception {
        return run(Result.SUCCESS, "to-" + environment, """
                grantModelAccess model: MODEL, environment: 'ENV'
                importBedrockModel model: MODEL, environment: 'ENV'
                awaitImport environment: 'ENV'
                testImportedModel model: MODEL, environment: 'ENV'
                """.replace("ENV", environment));
    }

    private WorkflowRun run(Result expected, String job, String script) throws Exception {
        return new Pipelines(jenkins).run(expected, job, script);
    }

    private void replaceOneByte() throws IOException {
        byte[] bytes = Files.readAllBytes(Checkpoints.LLAMA_TINY.resolve(SHARD));
        bytes[bytes.length - 1] ^= 1;
        world.accounts().bucket.put("support-bot/v7/" + SHARD, bytes);
    }
}
