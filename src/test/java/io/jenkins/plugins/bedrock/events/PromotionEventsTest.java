package io.jenkins.plugins.bedrock.events;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.config.OwnTest;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jenkins.metrics.api.Metrics;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What listeners are told of imports and tests, and when. */
public class PromotionEventsTest {

    private static final String PROMOTION = """
            withModelAccess(model: MODEL, environment: 'dev') {
              importBedrockModel model: MODEL, environment: 'dev'
              awaitImport environment: 'dev'
            }
            testImportedModel model: MODEL, environment: 'dev'
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    /** Comes before the others, and is of no use to anybody. */
    @TestExtension
    public static final class Thrower implements ModelPromotionListener {

        @Override
        public void onAccepted(@NonNull ModelPromotionEvent event) {
            throw new IllegalStateException("a listener that is broken");
        }
    }

    @TestExtension
    public static final class Listener extends Told {}

    @Before
    public void configure() throws Exception {
        world.configure();
        Told.forget();
    }

    @Test
    public void anAcceptanceIsToldOnceWithAllThatIsKnownOfIt() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, "first", PROMOTION);

        Told.Note note = Told.next();
        ModelPromotionEvent event = note.event();
        assertThat(note.kind()).isEqualTo("accepted");
        assertThat(note.user()).isEqualTo("SYSTEM");
        assertThat(note.thread()).startsWith("Bedrock model events");
        assertThat(event.getBuild()).isEqualTo(run);
        assertThat(event.getBuildDisplayName()).isEqualTo("first #1");
        assertThat(event.getVersion()).isEqualTo("support-bot/v7");
        assertThat(event.getModelName()).isEqualTo("support-bot");
        assertThat(event.getModel()).isEqualTo(JenkinsWorld.MODEL);
        assertThat(event.getEnvironment()).isEqualTo("dev");
        assertThat(event.getScope()).isEmpty();
        assertThat(event.getAccount()).isEqualTo(Accounts.DEV);
        assertThat(event.getRegion()).isEqualTo(Accounts.REGION.id());
        assertThat(event.getDigest()).startsWith("sha256:");
        assertThat(event.getImportedModel()).startsWith("arn:aws:bedrock:us-east-1:" + Accounts.DEV);
        assertThat(event.getProblem()).isNull();

        build(Result.SUCCESS, "again", PROMOTION);
        build(Result.FAILURE, "to-prod", "importBedrockModel model: MODEL, environment: 'prod'");
        assertThat(Told.next().kind()).as("what comes after the repetition").isEqualTo("failed");
    }

    @Test
    public void withoutATestOfItsOwnAnEnvironmentAcceptsWithTheEndOfTheImport() throws Exception {
        devWith(null);
        build(Result.SUCCESS, "promote", PROMOTION);

        ModelPromotionEvent event = Told.next().event();
        assertThat(event.getProblem()).isNull();
        assertThat(event.getImportTime()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(5));
    }

    @Test
    public void aModelThatIsRefusedIsAFailure() throws Exception {
        build(Result.FAILURE, "import", "importBedrockModel model: MODEL, environment: 'prod'");
        build(Result.FAILURE, "grant", "grantModelAccess model: MODEL, environment: 'prod'");

        Told.Note imported = Told.next();
        assertThat(imported.kind()).isEqualTo("failed");
        assertThat(imported.event().getProblem()).contains("validation has not imported this very model");
        assertThat(imported.event().getEnvironment()).isEqualTo("prod");
        assertThat(imported.event().getDigest()).startsWith("sha256:");
        Told.Note granted = Told.next();
        assertThat(granted.event().getBuildDisplayName()).isEqualTo("grant #1");
        assertThat(granted.event().getProblem()).contains("validation has not imported this very model");
        assertThat(granted.event().getDigest()).isNull();
    }

    @Test
    public void anImportThatFailsIsAFailure() throws Exception {
        build(
                Result.FAILURE,
                "import",
                "importBedrockModel model: MODEL, environment: 'dev'\n awaitImport environment: 'dev'");

        Told.Note note = Told.next();
        assertThat(note.kind()).isEqualTo("failed");
        assertThat(note.event().getProblem()).contains("The import job").contains("failed");
    }

    @Test
    public void aModelThatMovesWhileItIsImportedIsAFailure() throws Exception {
        world.aws().bedrock().settings().importsTake(Duration.ofMinutes(10));
        WorkflowRun run = new Pipelines(jenkins).start("promote", PROMOTION);
        jenkins.waitForMessage("Aborting ends the wait", run);
        world.accounts().bucket.put("support-bot/v7/notes.txt", "something else");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));

        Told.Note note = Told.next();
        assertThat(note.kind()).isEqualTo("failed");
        assertThat(note.event().getProblem()).contains("notes.txt");
    }

    @Test
    public void onlyTheEnvironmentsOwnTestMakesAFailure() throws Exception {
        OwnTest test = new OwnTest();
        test.setPrompt("Where is my parcel?");
        test.setExpected("never said");
        devWith(test);
        build(Result.FAILURE, "promote", PROMOTION);
        assertThat(Told.next().event().getProblem()).contains("has not passed").contains("never said");

        build(
                Result.FAILURE,
                "question",
                "testImportedModel model: MODEL, environment: 'dev', prompt: 'Hello?', expected: 'never'");
        build(Result.FAILURE, "to-prod", "importBedrockModel model: MODEL, environment: 'prod'");
        assertThat(Told.next().event().getEnvironment()).isEqualTo("prod");
    }

    @Test
    public void theExampleOfThePageStartsAJob() throws Exception {
        String source = Files.readString(Path.of("src/test/java/io/jenkins/plugins/bedrock/docs/DeployAccepted.java"));
        assertThat(Files.readString(Path.of("docs/events.md"))).contains(source.substring(source.indexOf("import ")));
        FreeStyleProject rollOut = jenkins.createFreeStyleProject("roll-out");
        for (String environment : List.of("dev", "validation", "prod")) {
            build(Result.SUCCESS, "to-" + environment, PROMOTION.replace("dev", environment));
        }

        assertThat(List.of(Told.next(), Told.next(), Told.next()))
                .extracting(note -> note.event().getEnvironment())
                .containsExactly("dev", "validation", "prod");
        jenkins.waitUntilNoActivity();
        FreeStyleBuild started = rollOut.getBuildByNumber(1);
        jenkins.assertLogContains("Started by upstream project \"to-prod\" build number 1", started);
    }

    @Test
    public void metricsCountByEnvironment() throws Exception {
        long accepted = counter("accepted.dev");
        long all = counter("failed");
        long failed = counter("failed.prod");
        build(Result.SUCCESS, "promote", PROMOTION);
        build(Result.FAILURE, "to-prod", "importBedrockModel model: MODEL, environment: 'prod'");
        Told.next();
        Told.next();
        build(Result.FAILURE, "again", "importBedrockModel model: MODEL, environment: 'prod'");
        Told.next();

        assertThat(counter("accepted.dev")).isEqualTo(accepted + 1);
        assertThat(counter("failed.prod")).isGreaterThan(failed);
        assertThat(counter("failed")).isGreaterThan(all);
    }

    private static long counter(String name) {
        return Metrics.metricRegistry().counter("bedrock.imports." + name).getCount();
    }

    private static void devWith(OwnTest test) {
        ModelEnvironment dev = ConfiguredPromotion.environment("dev", Accounts.DEV, List.of());
        dev.setTest(test);
        List<ModelEnvironment> others = BedrockConfiguration.get().getEnvironments();
        BedrockConfiguration.get().setEnvironments(List.of(dev, others.get(1), others.get(2)));
    }

    private WorkflowRun build(Result expected, String name, String script) throws Exception {
        return new Pipelines(jenkins).run(expected, name, script);
    }
}
