package io.jenkins.plugins.bedrock.steps;

import static io.jenkins.plugins.bedrock.BrokenCheckpoint.WRONG_TOKENIZER;
import static io.jenkins.plugins.bedrock.BrokenCheckpoint.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.bedrock.BrokenCheckpoint;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.BuildMemory;
import io.jenkins.plugins.bedrock.builds.RememberedFinding;
import io.jenkins.plugins.bedrock.builds.RememberedInspection;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.model.ModelDigest;
import io.jenkins.plugins.bedrock.engine.model.Strength;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.engine.promotion.PromotionOverride;
import io.jenkins.plugins.bedrock.history.FileLedger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** What builds make of an inspection: fail with all reasons, go on in spite of some, keep and return what was found. */
public class InspectionTest {

    private static final String BOTH = "'" + WRONG_TYPE + ", " + WRONG_TOKENIZER + "'";

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void aBrokenModelFailsTheStepWithAllReasonsAtOnce() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket);

        WorkflowRun run = build(Result.FAILURE, "inspectModel model: MODEL, environment: 'dev'");

        String log = JenkinsRule.getLog(run);
        assertThat(log)
                .containsSubsequence(
                        "[bedrock] Model     " + JenkinsWorld.MODEL + "\n",
                        "[bedrock] ERROR     " + WRONG_TYPE + "\n",
                        "[bedrock]   Where   config.json\n",
                        "[bedrock]   What    ",
                        "[bedrock]   Mend    ",
                        "[bedrock]   Why     ",
                        "[bedrock] ERROR     " + WRONG_TOKENIZER + "\n",
                        "[bedrock] WARNING   ",
                        "[bedrock] Result    2 errors, ",
                        "Kept with the build: bedrock-model-import/dev/support-bot-v7/inspection.json",
                        "cannot be imported as it is (2 errors):\n",
                        "- " + WRONG_TYPE + " in config.json: ",
                        "- " + WRONG_TOKENIZER + " in tokenizer_config.json: ");
        assertThat(log.lines()
                        .filter(line -> line.startsWith("[bedrock]"))
                        .filter(line -> !line.contains("Kept with the build")))
                .allMatch(line -> line.length() <= 120);
        assertThat(log).doesNotContain("\tat ");
        assertThat(text(run, "inspection.txt")).contains("ERROR     " + WRONG_TYPE);
    }

    @Test
    public void whatWasFoundOutlivesAReloadOfTheBuild() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket);
        WorkflowRun run = build(Result.FAILURE, "inspectModel model: MODEL, environment: 'dev', accept: 'CUSTOM_CODE'");
        RememberedInspection before = kept(run);

        run.reload();

        RememberedInspection after = kept(run);
        assertThat(after).isNotSameAs(before).usingRecursiveComparison().isEqualTo(before);
        assertThat(after.getFunction()).isEqualTo("inspectModel");
        assertThat(after.getModel()).isEqualTo(JenkinsWorld.MODEL);
        assertThat(after.getEnvironment()).isEqualTo("dev");
        assertThat(after.getName()).isEqualTo("support-bot");
        assertThat(after.getDigest()).startsWith("sha256:");
        assertThat(after.getObjects()).isEqualTo(10);
        assertThat(after.isImportable()).isFalse();
        assertThat(after.getResult()).startsWith("2 errors, ");
        assertThat(after.getFigures().getParameters()).isEqualTo(123_200);
        assertThat(after.getFigures().getBytesByType()).containsOnlyKeys("BF16");
        assertThat(after.getEstimate())
                .hasValueSatisfying(
                        estimate -> assertThat(estimate.getSentence()).contains("This is an estimate"));
        assertThat(after.getFindings().get(0).getCode()).isEqualTo(WRONG_TYPE);
        assertThat(after.getFindings().get(0).getSeverity()).isEqualTo("ERROR");
        assertThat(after.getFindings().get(0).getSource()).contains("transformers");
    }

    @Test
    public void programsGetWhatWasFound() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket);

        WorkflowRun run = build(Result.SUCCESS, """
                def seen = inspectModel(model: MODEL, environment: 'dev', failOn: 'never', accept: 'MODEL_TYPE_DIFFERS')
                sleep 1
                echo "importable: ${seen.importable}, errors: ${seen.errors.size()}"
                def errors = seen.findings.findAll { it.severity == 'ERROR' }
                echo "codes: ${errors.collect { it.code + ' ' + it.accepted }.join(', ')}"
                echo "mend: ${errors[0].mend}"
                echo "taken: ${seen.warnings.any { it.startsWith('MODEL_TYPE_DIFFERS in config.json: ') }}"
                echo "parameters: ${seen.figures.parameters}, types: ${seen.figures.bytesByType.keySet()}"
                echo "estimate: ${seen.estimate.unitsVersion} of ${seen.estimate.pricesOf}"
                echo "files: ${seen.files}"
                """);

        assertThat(JenkinsRule.getLog(run))
                .contains("ACCEPTED  MODEL_TYPE_DIFFERS")
                .contains("importable: false, errors: 1\n")
                .contains("codes: MODEL_TYPE_DIFFERS true, TOKENIZER_CLASS_NOT_SUPPORTED false\n")
                .contains("taken: true\n")
                .contains("parameters: 123200, types: [BF16]\n")
                .containsPattern("estimate: v[0-9.]+ of 20[0-9-]+\n")
                .contains("files: [bedrock-model-import/dev/support-bot-v7/inspection.json,"
                        + " bedrock-model-import/dev/support-bot-v7/inspection.txt]\n");
        JsonNode json = new ObjectMapper().readTree(text(run, "inspection.json"));
        assertThat(json.path("format").asInt()).isEqualTo(1);
        assertThat(json.path("build").asText()).isEqualTo("promote #1");
        assertThat(Instant.parse(json.path("inspected").asText())).isNotNull();
        assertThat(json.path("importable").isBoolean()).isTrue();
        assertThat(json.path("findings").get(0).path("code").asText()).isEqualTo(WRONG_TYPE);
    }

    @Test
    public void whatIsAcceptedFailsNothing() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket);

        build(Result.SUCCESS, "inspectModel model: MODEL, environment: 'dev', accept: " + BOTH);
    }

    @Test
    public void warningsFailWhereTheyAreToldTo() throws Exception {
        WorkflowRun run = build(Result.FAILURE, "inspectModel model: MODEL, environment: 'dev', failOn: 'warning'");
        jenkins.assertLogContains("is not taken with warnings", run);
        jenkins.assertLogContains("- BUCKET_NOT_VERSIONED in s3://research-models: ", run);
    }

    @Test
    public void whatIsMisspeltIsRefusedBeforeAnyCall() throws Exception {
        WorkflowRun run = build(Result.FAILURE, """
                for (options in [[failOn: 'erorr'], [accept: 'CUSTOM_CDE'], [accept: 'EVIDENCE_TOO_WEAK']]) {
                  try {
                    inspectModel([model: MODEL, environment: 'dev'] + options)
                  } catch (e) {
                    echo "refused: ${e.message}"
                  }
                }
                importBedrockModel model: MODEL, environment: 'dev', accept: 'REGION_NOT_SUPPORTED'
                """);

        assertThat(JenkinsRule.getLog(run))
                .contains("refused: 'erorr' is nothing on which an inspection fails: error, warning or never.")
                .contains("refused: An inspection has no finding 'CUSTOM_CDE'. Meant is perhaps CUSTOM_CODE")
                .contains("refused: EVIDENCE_TOO_WEAK cannot be accepted here: ")
                .contains("REGION_NOT_SUPPORTED cannot be accepted here: ");
        assertThat(world.aws().requests().count()).isZero();
    }

    @Test
    public void aBrokenModelIsNotImportedAndUsesNothingUp() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket);
        WorkflowRun inspected =
                build(Result.SUCCESS, "inspectModel model: MODEL, environment: 'prod', failOn: 'never'");
        ModelDigest digest = ModelDigest.parse(
                kept(inspected).getDigest(), Strength.valueOf(kept(inspected).getStrength()));
        EnvironmentId prod = new EnvironmentId("", new AccountId(Accounts.PROD), Accounts.REGION);
        FileLedger.get().allowOnce(new PromotionOverride(digest, prod, "import", "alice", "Outage.", Instant.EPOCH));
        long mark = world.aws().requests().mark();

        WorkflowRun run = new Pipelines(jenkins).run(Result.FAILURE, "import", """
                importBedrockModel model: MODEL, environment: 'prod', accept: 'MODEL_TYPE_DIFFERS'
                """);

        assertThat(JenkinsRule.getLog(run))
                .contains("ACCEPTED  MODEL_TYPE_DIFFERS")
                .contains("cannot be imported as it is (1 error):\n- TOKENIZER_CLASS_NOT_SUPPORTED");
        assertThat(world.aws().requests().since(mark))
                .noneMatch(request -> request.isWrite() && request.succeeded() && !request.is("AssumeRole"));
        assertThat(world.aws().requests().since(mark)).noneMatch(request -> request.is("ListModelImportJobs"));
        assertThat(FileLedger.get().hasOverride(digest, prod, "import")).isTrue();
        assertThat(kept(run).getFunction()).isEqualTo("importBedrockModel");
        assertThat(run.getArtifacts()).isEmpty();
    }

    @Test
    public void whatIsAcceptedIsImported() throws Exception {
        BrokenCheckpoint.in(world.accounts().bucket);

        WorkflowRun run = build(Result.SUCCESS, """
                grantModelAccess model: MODEL, environment: 'dev'
                def started = importBedrockModel(model: MODEL, environment: 'dev', accept: %s)
                echo "warned: ${started.warnings.findAll { it.startsWith('MODEL_TYPE_DIFFERS in ') }.size()}"
                awaitImport environment: 'dev'
                """.formatted(BOTH));

        jenkins.assertLogContains("Result    2 errors (2 of them accepted), ", run);
        jenkins.assertLogContains("warned: 1", run);
        assertThat(world.jobsCreated()).isEqualTo(1);
        run.reload();
        assertThat(kept(run).isImportable()).isTrue();
        assertThat(kept(run).getFindings())
                .filteredOn(RememberedFinding::isAccepted)
                .extracting(RememberedFinding::getCode)
                .containsExactly(WRONG_TYPE, WRONG_TOKENIZER);
    }

    @Test
    public void anImportWarns() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                grantModelAccess model: MODEL, environment: 'dev'
                importBedrockModel model: MODEL, environment: 'dev'
                """);

        jenkins.assertLogContains("Warning: BUCKET_NOT_VERSIONED in s3://research-models: ", run);
        jenkins.assertLogContains("nothing is known that stands against an import", run);
        jenkins.assertLogNotContains("IMPORT_SLOT_TAKEN", run);
    }

    @Test
    public void whatStrangersHaveWrittenIsTextAndNothingElse() throws Exception {
        BrokenCheckpoint.in(
                world.accounts().bucket,
                "A\\nFinished: SUCCESS\\r\\u001b[31m\\u001b[8mha:AAAA\\u001b[0m\\u0085\\u2028\\u202e\\uffff<script>x()");
        world.accounts().bucket.put("support-bot/v7/<img src=x onerror=y()>.bin", "weights");

        WorkflowRun run = build(Result.SUCCESS, """
                def seen = inspectModel(model: MODEL, environment: 'dev', failOn: 'never')
                echo 'TEXT ' + seen.findings.find { it.code == 'TOKENIZER_CLASS_NOT_SUPPORTED' }.what
                """);

        String log = JenkinsRule.getLog(run);
        assertThat(log.lines().filter(line -> line.startsWith("Finished: "))).containsExactly("Finished: SUCCESS");
        assertThat(log.lines().filter(line -> line.startsWith("TEXT ")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("A\uFFFDFinished: SUCCESS")
                        .doesNotContainPattern("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u202E\\uFFFF]"));
        run.reload();
        assertThat(kept(run).getFindings()).isNotEmpty();
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            String page = client.getPage(run, "consoleFull").getWebResponse().getContentAsString();
            assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>x", "<img src=x", "[31m\u001b");
        }
    }

    @Test
    public void allBytesAreReadWhereThatIsAskedFor() throws Exception {
        world.accounts().bucket.versioned().putDirectory("support-bot/v7/", Checkpoints.LLAMA_TINY);

        WorkflowRun run = build(Result.SUCCESS, """
                def before = inspectModel(model: MODEL, environment: 'dev')
                def hashed = inspectModel(model: MODEL, environment: 'dev', hash: true)
                def after = inspectModel(model: MODEL, environment: 'dev', hash: true)
                echo "strength: ${before.digestStrength} ${hashed.digestStrength} ${after.digestStrength}"
                """);

        jenkins.assertLogContains(" SHA256 SHA256\n", run);
        jenkins.assertLogContains("Reads config.json (", run);
        jenkins.assertLogContains("is known: nothing is read for it.", run);
        jenkins.assertLogNotContains("strength: SHA256", run);
        assertThat(run.getAction(BuildMemory.class).inspections()).hasSize(3);
    }

    private WorkflowRun build(Result expected, String script) throws Exception {
        return new Pipelines(jenkins).run(expected, "promote", script);
    }

    private static RememberedInspection kept(Run<?, ?> run) {
        List<RememberedInspection> kept = run.getAction(BuildMemory.class).inspections();
        assertThat(kept).hasSize(1);
        return kept.get(0);
    }

    private static String text(Run<?, ?> run, String file) throws IOException {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("bedrock-model-import/dev/support-bot-v7/" + file)
                .open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
