package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.embeddedaws.bedrock.EmbeddedModel;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.history.RecordedDeletion;
import io.jenkins.plugins.bedrock.history.RecordedImport;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Imported models that nobody needs any more are deleted by rule; those in use stay. */
public class RetentionTest {

    private static final String CLEAR = """
            def result = deleteImportedModel(environment: 'dev', name: 'support-bot', keep: 1)
            echo "deleted ${result.deleted}: ${result.models.size()}, kept: ${result.kept.size()}"
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void promoteThreeVersions() throws Exception {
        world.configure();
        for (String version : List.of("v8", "v9")) {
            world.accounts()
                    .bucket
                    .putDirectory("support-bot/" + version + "/", Checkpoints.LLAMA_TINY)
                    .put("support-bot/" + version + "/README.md", version);
        }
        for (String version : List.of("v7", "v8", "v9")) {
            run("promote-" + version, promotion(version, "dev"));
        }
    }

    @Test
    public void aDryRunSaysWhatWouldGoAndDeletesNothing() throws Exception {
        WorkflowRun run = run("clear", """
                def result = deleteImportedModel(environment: 'dev', name: 'support-bot', keep: 2, dryRun: true)
                echo "deleted ${result.deleted}: ${result.models*.name} of ${result.models*.age}, ${result.models*.digest}"
                echo "kept ${result.kept*.reason}"
                """);

        String oldest = model("v7").name();
        jenkins.assertLogContains("Would delete the imported model " + oldest + " from dev: it was imported", run);
        jenkins.assertLogContains("deleted false: [" + oldest + "] of [", run);
        jenkins.assertLogContains("[sha256:", run);
        jenkins.assertLogContains("kept [it is current in dev: promote-v9 #1 has promoted it there last", run);
        assertThat(models()).hasSize(3);
    }

    @Test
    public void whatWasDeletedIsNotedAndMayBePromotedFromThereStill() throws Exception {
        String oldest = model("v7").arn();

        jenkins.assertLogContains("deleted true: 2, kept: 1", run("clear", CLEAR));
        jenkins.assertLogContains("deleted false: 0, kept: 1", run("again", CLEAR));

        assertThat(models()).hasSize(1);
        assertThat(deletion(oldest).getBuild()).isEqualTo("clear #1");
        assertThat(known(oldest).getAccepted()).isNotNull();
        jenkins.assertLogContains("is accepted in validation", run("on", promotion("v7", "validation")));
    }

    @Test
    public void whatIsGoneAlreadyIsNotedToo() throws Exception {
        String arn = model("v7").arn();
        world.accounts()
                .account(world.accounts().hosting(Accounts.DEV))
                .bedrock()
                .deleteImportedModel(delete -> delete.modelIdentifier(arn));

        jenkins.assertLogContains(
                "nothing to delete",
                run("clear", "deleteImportedModel environment: 'dev', importedModel: '" + arn + "'"));

        assertThat(deletion(arn).getBuild()).isEqualTo("clear #1");
    }

    @Test
    public void theCurrentOneIsRefusedUnlessThatIsForced() throws Exception {
        String arn = model("v9").arn();
        String one = "deleteImportedModel environment: 'dev', importedModel: '" + arn + "'";

        WorkflowRun refused = new Pipelines(jenkins).run(Result.FAILURE, "refused", one);
        jenkins.assertLogContains("it is current in dev: promote-v9 #1 has promoted it there last", refused);
        assertThat(models()).hasSize(3);

        jenkins.assertLogContains("Deleted the imported model", run("forced", one + ", force: true"));
        assertThat(models()).hasSize(2);
    }

    @Test
    public void whatAnotherBuildPromotesJustNowStaysUntilItEnds() throws Exception {
        WorkflowRun back = new Pipelines(jenkins).start("back", """
                importBedrockModel model: MODEL, environment: 'dev'
                input 'go on?'
                """);
        jenkins.waitForMessage("go on?", back);
        String digest = "sha256:" + sha256(model("v7").arn());
        String forced = "deleteImportedModel environment: 'dev', digest: '" + digest + "', force: true";

        jenkins.assertLogContains("back #1 promotes it just now", run("clear", CLEAR));
        jenkins.assertLogContains(
                "back #1 promotes it just now", new Pipelines(jenkins).run(Result.FAILURE, "forced", forced));
        assertThat(models()).hasSize(2);
        back.doStop();
        jenkins.waitForCompletion(back);

        jenkins.assertLogContains("Deleted the imported model", run("afterwards", forced));
    }

    @Test
    public void whereOneCannotBeDeletedTheOthersGoAndTheStepFailsNamingIt() throws Exception {
        String stuck = model("v7").name();
        world.aws().bedrock().settings().inUse(stuck);

        WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "clear", CLEAR);

        jenkins.assertLogContains("Not all imported models that were to go from dev could be deleted: " + stuck, run);
        jenkins.assertLogContains("ConflictException", run);
        jenkins.assertLogNotContains("at io.jenkins.plugins.bedrock", run);
        assertThat(models()).hasSize(2);
    }

    @Test
    public void aSourceWhoseRoleIsGoneKeepsItsModelsAndEndsNothing() throws Exception {
        BedrockConfiguration.get().getSources().forEach(source -> source.setCredentialsId("no-such-role"));

        WorkflowRun run = run("clear", CLEAR);

        jenkins.assertLogContains("deleted false: 0, kept: 3", run);
        jenkins.assertLogContains("no-such-role", run);
        assertThat(models()).hasSize(3);
    }

    @Test
    public void whatIsOnlyNotFoundByItsTagsIsNotNotedAsDeleted() throws Exception {
        EmbeddedModel oldest = model("v7");
        String digest = "sha256:" + sha256(oldest.arn());
        world.accounts()
                .account(world.accounts().hosting(Accounts.DEV))
                .bedrock()
                .tagResource(tag -> tag.resourceARN(oldest.arn())
                        .tags(other -> other.key("bedrock-model-import:digest").value("sha256:other")));

        jenkins.assertLogContains(
                "nothing to delete", run("clear", "deleteImportedModel environment: 'dev', digest: '" + digest + "'"));

        assertThat(known(oldest.arn()).getDetails().getDeletion()).isNull();
        assertThat(models()).hasSize(3);
    }

    @Test
    public void whatIsMeantIsSaidInOneWay() throws Exception {
        for (String unclear : List.of(
                "deleteImportedModel environment: 'dev'",
                "deleteImportedModel environment: 'dev', name: 'support-bot'",
                "deleteImportedModel environment: 'dev', model: MODEL, importedModel: 'x'",
                "deleteImportedModel environment: 'dev', name: 'support-bot', keep: 1, digest: 'sha256:12'")) {
            WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "unclear-" + unclear.hashCode(), unclear);
            jenkins.assertLogContains("Say what is to be deleted in dev in one way", run);
        }
        assertThat(models()).hasSize(3);
    }

    private static RecordedDeletion deletion(String arn) {
        return Objects.requireNonNull(known(arn).getDetails().getDeletion());
    }

    private static String sha256(String arn) {
        return FileLedger.get().histories().stream()
                .filter(history -> history.getImports().stream()
                        .anyMatch(one -> one.getModelArn().equals(arn)))
                .findFirst()
                .orElseThrow()
                .getSha256();
    }

    private static RecordedImport known(String arn) {
        return FileLedger.get().histories().stream()
                .flatMap(history -> history.getImports().stream())
                .filter(one -> one.getModelArn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private WorkflowRun run(String name, String script) throws Exception {
        return new Pipelines(jenkins).run(Result.SUCCESS, name, script);
    }

    private static String promotion(String version, String environment) {
        return """
                def model = 's3://research-models/support-bot/%s/'
                withModelAccess(model: model, environment: '%2$s') {
                  importBedrockModel model: model, environment: '%2$s'
                  awaitImport environment: '%2$s'
                }
                testImportedModel model: model, environment: '%2$s'
                """.formatted(version, environment);
    }

    private List<EmbeddedModel> models() {
        return world.aws().bedrock().place(Accounts.DEV, Accounts.REGION.id()).models();
    }

    private EmbeddedModel model(String version) {
        return models().stream()
                .filter(model -> model.job().source().endsWith("/" + version + "/"))
                .findFirst()
                .orElseThrow();
    }
}
