package io.jenkins.plugins.bedrock.triggers;

import static io.jenkins.plugins.bedrock.AcceptedVersions.accept;
import static io.jenkins.plugins.bedrock.AcceptedVersions.digest;
import static io.jenkins.plugins.bedrock.AcceptedVersions.obscure;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ChoiceParameterDefinition;
import hudson.model.FreeStyleProject;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.Started;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.connection.AwsConnection;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.history.FileLedger;
import io.jenkins.plugins.bedrock.parameters.AcceptedModelParameterDefinition;
import io.jenkins.plugins.bedrock.parameters.AcceptedModelParameterValue;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** When a job is started for what the environments before have accepted. */
public class AcceptanceTriggerTest {

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    private final WatchingJobs jobs = new WatchingJobs(jenkins);
    private FreeStyleProject job;

    @TestExtension
    public static final class Listener extends Started {}

    @Before
    public void configure() throws Exception {
        Started.forget();
        world.configure();
        job = jobs.create("to-validation", new NewModelTrigger("validation"));
    }

    @Test
    public void anAcceptanceStartsTheJobAtOnce() throws Exception {
        jobs.look(job);
        new Pipelines(jenkins).run(Result.SUCCESS, "to-dev", """
                withModelAccess(model: MODEL, environment: 'dev') {
                  importBedrockModel model: MODEL, environment: 'dev'
                  awaitImport environment: 'dev'
                }
                testImportedModel model: MODEL, environment: 'dev'
                """);

        Run<?, ?> started = Started.next("to-validation");
        jenkins.waitForCompletion(started);
        jenkins.assertLogContains(
                "Started for support-bot/v7 (" + JenkinsWorld.MODEL + "), which dev has accepted", started);
        assertThat(jobs.given(job, "MODEL")).containsExactly(JenkinsWorld.MODEL);
        assertThat(jobs.given(job, "MODEL_DIGEST").get(0)).startsWith("sha256:");
        jobs.look(job);
        assertThat(job.getBuilds()).hasSize(1);
    }

    @Test
    public void whatWasAcceptedBeforeTheFirstLookStartsNothingUnlessThatIsAskedFor() throws Exception {
        accept(7, Accounts.DEV, "support-bot/v7", 1);
        NewModelTrigger trigger = new NewModelTrigger("validation");
        trigger.setBuildExisting(true);
        FreeStyleProject eager = jobs.create("eager", trigger);

        jobs.look(job);
        jobs.look(job);
        jobs.look(eager);

        assertThat(job.getBuilds()).isEmpty();
        assertThat(jobs.given(eager, "MODEL_DIGEST")).containsExactly(digest(7).toString());
    }

    @Test
    public void nothingIsStartedWhileTheEnvironmentIsOnHold() throws Exception {
        jobs.look(job);
        change("validation", validation -> validation.setHold("Frozen"));
        accept(7, Accounts.DEV, "support-bot/v7", 1);
        jobs.look(job);
        jobs.look(job);
        assertThat(job.getBuilds()).isEmpty();
        assertThat(jobs.page(job)).contains("on hold: Frozen");

        change("validation", validation -> validation.setHold(null));
        jobs.look(job);
        jobs.look(job);

        assertThat(jobs.given(job, "MODEL_DIGEST")).containsExactly(digest(7).toString());
    }

    @Test
    public void theSoakTimeIsWaitedFor() throws Exception {
        jobs.look(job);
        change("validation", validation -> validation.setSoak("36500d"));
        accept(7, Accounts.DEV, "support-bot/v7", 1);
        jobs.look(job);
        assertThat(job.getBuilds()).isEmpty();

        change("validation", validation -> validation.setSoak(null));
        jobs.look(job);

        assertThat(job.getBuilds()).hasSize(1);
    }

    @Test
    public void recalledAndAlreadyAcceptedModelsAndThoseFromElsewhereStartNothing() throws Exception {
        job.getTrigger(NewModelTrigger.class).setPrefix("s3://" + Accounts.BUCKET + "/support-bot");
        jobs.look(job);
        FileLedger.get().recall(accept(1, Accounts.DEV, "support-bot/v1", 1), "leaks");
        accept(2, Accounts.DEV, "support-bot/v2", 1);
        accept(2, Accounts.VALIDATION, "support-bot/v2", 2);
        accept(3, Accounts.DEV, "support-bot-2/v3", 1);
        accept(4, Accounts.DEV, "bot/v4", "s3://another-bucket/support-bot/v4/", 1);
        accept(5, Accounts.PROD, "support-bot/v5", 1);

        jobs.look(job);

        assertThat(job.getBuilds()).isEmpty();
    }

    @Test
    public void ofSeveralPredecessorsAllOrOneMustHaveAccepted() throws Exception {
        change("prod", prod -> prod.setPromotesFrom(List.of("dev", "validation")));
        FreeStyleProject toProd = jobs.create("to-prod", new NewModelTrigger("prod"));
        jobs.look(toProd);
        accept(7, Accounts.DEV, "support-bot/v7", 1);
        accept(8, Accounts.DEV, "support-bot/v8", 1);
        accept(8, Accounts.VALIDATION, "support-bot/v8", 2);
        jobs.look(toProd);
        assertThat(jobs.given(toProd, "MODEL_DIGEST")).containsExactly(digest(8).toString());

        change("prod", prod -> prod.setPromotesFromRule("any"));
        jobs.look(toProd);

        assertThat(jobs.given(toProd, "MODEL_DIGEST"))
                .containsExactly(digest(8).toString(), digest(7).toString());
        accept(7, Accounts.VALIDATION, "support-bot/v7", 3);
        jobs.look(toProd);
        assertThat(toProd.getBuilds())
                .as("the second acceptance is none of another model")
                .hasSize(2);
    }

    @Test
    public void whatTheParameterDoesNotTakeKeepsNothingElseBack() throws Exception {
        String taken = "s3://" + Accounts.BUCKET + "/support-bot/v12/";
        FreeStyleProject choosy = jobs.create(
                "choosy",
                new NewModelTrigger("validation"),
                new ChoiceParameterDefinition("MODEL", new String[] {taken}, null));
        jobs.look(choosy);
        for (int version = 1; version <= 12; version++) {
            accept(version, Accounts.DEV, "support-bot/v" + version, version);
        }

        jobs.look(choosy);

        assertThat(jobs.given(choosy, "MODEL")).containsExactly(taken);
    }

    @Test
    public void whatOtherPredecessorsHaveAcceptedLongAgoStartsNothing() throws Exception {
        FreeStyleProject toProd = jobs.create("to-prod", new NewModelTrigger("prod"));
        jobs.look(toProd);
        accept(7, Accounts.DEV, "support-bot/v7", 1);

        change("prod", prod -> prod.setPromotesFrom(List.of("dev")));
        jobs.look(toProd);
        assertThat(toProd.getBuilds()).isEmpty();
        accept(8, Accounts.DEV, "support-bot/v8", 2);
        jobs.look(toProd);

        assertThat(jobs.given(toProd, "MODEL_DIGEST")).containsExactly(digest(8).toString());
    }

    @Test
    public void ofSeveralVersionsAtOnePlaceEachIsGivenAsItself() throws Exception {
        FreeStyleProject precise = jobs.create(
                "precise", new NewModelTrigger("validation"), new AcceptedModelParameterDefinition("MODEL", "dev"));
        jobs.look(precise);
        accept(7, Accounts.DEV, "support-bot/v7", JenkinsWorld.MODEL, 1);
        accept(8, Accounts.DEV, "support-bot/v7", JenkinsWorld.MODEL, 2);

        jobs.look(precise);

        assertThat(precise.getBuilds())
                .extracting(build -> build.getAction(ParametersAction.class).getParameter("MODEL"))
                .extracting(value -> ((AcceptedModelParameterValue) value).getDigest())
                .containsExactlyInAnyOrder(digest(7).toString(), digest(8).toString());
    }

    @Test
    public void aModelOfWhichNobodyCanTellWhetherItWasRecalledKeepsNoOtherBack() throws Exception {
        jobs.look(job);
        obscure(accept(7, Accounts.DEV, "support-bot/v7", 1));
        accept(8, Accounts.DEV, "support-bot/v8", 2);

        jobs.look(job);

        assertThat(jobs.given(job, "MODEL_DIGEST")).containsExactly(digest(8).toString());
    }

    @Test
    public void aLookWaitsForNoStep() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try {
            for (int step = 0; step < 100; step++) {
                AwsConnection.get().operations().submit(() -> {
                    ended.await();
                    return null;
                });
            }
            NewModelPolls.get().look(job, job.getTrigger(NewModelTrigger.class)).get(30, TimeUnit.SECONDS);
        } finally {
            ended.countDown();
        }

        assertThat(jobs.page(job)).contains("First look");
    }

    @Test
    public void twoLooksAtOnceStartOneBuild() throws Exception {
        FreeStyleProject slow =
                jobs.create("slow", new NewModelTrigger("validation"), new MeetingParameterDefinition("MODEL"));
        jobs.look(slow);
        accept(7, Accounts.DEV, "support-bot/v7", 1);
        NewModelTrigger trigger = slow.getTrigger(NewModelTrigger.class);

        CompletableFuture.allOf(
                        NewModelPolls.get().look(slow, trigger),
                        NewModelPolls.get().look(slow, trigger))
                .get();

        assertThat(MeetingParameterDefinition.MADE).hasValue(1);
        jenkins.waitUntilNoActivity();
    }

    /** Whose values are made when two want one at a time, or when a second has shown that none other does. */
    public static final class MeetingParameterDefinition extends StringParameterDefinition {

        private static final long serialVersionUID = 1L;
        private static final AtomicInteger MADE = new AtomicInteger();
        private static final CyclicBarrier TWO = new CyclicBarrier(2);

        MeetingParameterDefinition(String name) {
            super(name, "");
        }

        @Override
        public ParameterValue createValue(String value) {
            MADE.incrementAndGet();
            try {
                TWO.await(1, TimeUnit.SECONDS);
            } catch (TimeoutException | BrokenBarrierException alone) {
                return super.createValue(value);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.createValue(value);
        }
    }

    @Test
    public void markupInAVersionIsShownAsText() throws Exception {
        jobs.look(job);
        accept(7, Accounts.DEV, "<script>alert(1)</script>/v7", JenkinsWorld.MODEL, 1);
        jobs.look(job);

        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            for (String page : List.of("", "console", "parameters/")) {
                assertThat(client.getPage(job.getBuildByNumber(1), page)
                                .getWebResponse()
                                .getContentAsString())
                        .doesNotContain("<script>alert(1)");
            }
            assertThat(client.getPage(job.getBuildByNumber(1)).asNormalizedText())
                    .contains("<script>alert(1)</script>/v7");
        }
    }

    private static void change(String name, Consumer<ModelEnvironment> how) {
        List<ModelEnvironment> environments = BedrockConfiguration.get().getEnvironments();
        environments.stream()
                .filter(environment -> environment.getName().equals(name))
                .forEach(how);
        BedrockConfiguration.get().setEnvironments(environments);
    }
}
