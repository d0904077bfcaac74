package io.jenkins.plugins.bedrock.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.config.ModelSource;
import io.jenkins.plugins.bedrock.config.SourcePrefix;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** What a job may not do to the models, the access and the environments of others. */
public class LimitsTest {

    private static final String PROMOTE = """
            grantModelAccess model: MODEL, environment: 'dev'
            importBedrockModel model: MODEL, environment: 'dev'
            def awaited = awaitImport(environment: 'dev')
            echo "arn=${awaited.importedModel};"
            """;

    private final JenkinsWorld world = new JenkinsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Before
    public void configure() throws Exception {
        world.configure();
    }

    @Test
    public void aFolderHasNoEnvironmentInTheAccountOfOneOfTheControllers() throws Exception {
        ModelSource source = ConfiguredPromotion.source();
        source.setPrefixes(List.of(new SourcePrefix(
                "s3://" + Accounts.BUCKET + "/", List.of("dev", "validation", "prod", "team/sandbox"))));
        BedrockConfiguration.get().setSources(List.of(source));
        Folder team = folder("team");
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setEnvironments(List.of(new ModelEnvironment(
                "sandbox",
                Accounts.PROD,
                Accounts.REGION.id(),
                "prod",
                "arn:aws:iam::" + Accounts.PROD + ":role/BedrockImport")));
        team.addProperty(property);

        WorkflowRun run = run(Result.FAILURE, team, "grantModelAccess model: MODEL, environment: 'sandbox'");

        jenkins.assertLogContains("in the account of prod", run);
        assertThat(world.aws().requests().writes()).isEmpty();
    }

    @Test
    public void anImportThatTheGateWouldNotLetInIsNotAcceptedByWaitingForIt() throws Exception {
        setPredecessors("validation", List.of());
        WorkflowRun started = run(Result.SUCCESS, folder("one"), """
                grantModelAccess model: MODEL, environment: 'validation'
                echo "job=${importBedrockModel(model: MODEL, environment: 'validation').job};"
                """);
        setPredecessors("validation", List.of("dev"));

        WorkflowRun run = run(
                Result.FAILURE,
                folder("two"),
                "awaitImport environment: 'validation', job: '" + value(started, "job") + "'");

        jenkins.assertLogContains("dev has not imported this very model", run);
    }

    @Test
    public void whoMayNotTakeAModelMayNeitherDeleteItNorTakeItsAccess() throws Exception {
        String arn = value(run(Result.SUCCESS, folder("releases"), PROMOTE), "arn");
        Folder limited = folder("limited");
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setAllowedPrefixes(List.of("s3://" + Accounts.BUCKET + "/other/"));
        limited.addProperty(property);

        for (String step : List.of(
                "deleteImportedModel environment: 'dev', importedModel: '" + arn + "'",
                "revokeModelAccess model: MODEL, environment: 'dev'",
                "withModelAccess(model: MODEL, environment: 'dev') { }")) {
            jenkins.assertLogContains(
                    "may not be taken by jobs of the folder limited", run(Result.FAILURE, limited, step));
        }
        PendingRevocations.get().tryAll();

        assertThat(PendingRevocations.get().pending()).isEmpty();
        assertThat(world.accounts().bucket.policy()).isPresent();
        assertThat(world.aws().requests().of("DeleteImportedModel")).isEmpty();
    }

    @Test
    public void accessIsTakenBackFromAJobThatMayNoLongerHaveItAndIsGone() throws Exception {
        Folder team = folder("team");
        WorkflowJob job = job(team, """
                withModelAccess(model: MODEL, environment: 'dev') {
                  input 'go on?'
                }
                """);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("go on?", run);
        List<ModelEnvironment> environments = BedrockConfiguration.get().getEnvironments();
        environments.get(0).setAllowedJobs(List.of("releases/**"));
        BedrockConfiguration.get().setEnvironments(environments);

        run.doKill();
        jenkins.waitForCompletion(run);
        job.delete();
        PendingRevocations.get().tryAll();

        assertThat(world.accounts().bucket.policy()).isEmpty();
        assertThat(PendingRevocations.get().pending()).isEmpty();
    }

    @Test
    public void aListOfJobsFollowsARenamedFolder() throws Exception {
        Folder releases = folder("releases");
        List<ModelEnvironment> environments = BedrockConfiguration.get().getEnvironments();
        environments.get(0).setAllowedJobs(List.of("releases/**"));
        BedrockConfiguration.get().setEnvironments(environments);

        releases.renameTo("releases-of-2026");

        run(Result.SUCCESS, releases, "inspectModel model: MODEL, environment: 'dev'");
        run(Result.FAILURE, folder("releases"), "inspectModel model: MODEL, environment: 'dev'");
    }

    @Test
    public void aLongPrefixIsGrantedAndKeptLikeAnyOther() throws Exception {
        String prefix = "x".repeat(150) + "/" + "y".repeat(150) + "/";
        world.accounts().bucket.putDirectory(prefix, Checkpoints.LLAMA_TINY);

        run(
                Result.SUCCESS,
                folder("team"),
                "grantModelAccess model: 's3://" + Accounts.BUCKET + "/" + prefix
                        + "', environment: 'dev', name: 'long'");
    }

    @Test
    public void anExpectationThatCannotBeFoundInTimeFailsTheTest() throws Exception {
        run(Result.SUCCESS, folder("releases"), PROMOTE);

        WorkflowRun run = run(Result.FAILURE, folder("team"), """
                testImportedModel model: MODEL, environment: 'dev', prompt: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
                  expected: '(.*.*.*)*Q\\\\1'
                """);

        jenkins.assertLogContains("takes too long", run);
    }

    private void setPredecessors(String environment, List<String> predecessors) {
        List<ModelEnvironment> environments = BedrockConfiguration.get().getEnvironments();
        environments.stream()
                .filter(one -> one.getName().equals(environment))
                .forEach(one -> one.setPromotesFrom(predecessors));
        BedrockConfiguration.get().setEnvironments(environments);
    }

    private Folder folder(String name) throws Exception {
        return jenkins.createProject(Folder.class, name);
    }

    private WorkflowRun run(Result expected, Folder folder, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, job(folder, script));
    }

    private static WorkflowJob job(Folder folder, String script) throws Exception {
        WorkflowJob job = folder.createProject(
                WorkflowJob.class, "job-" + folder.getItems().size());
        job.setDefinition(new CpsFlowDefinition("def MODEL = '" + JenkinsWorld.MODEL + "'\n" + script, true));
        return job;
    }

    private static String value(WorkflowRun run, String key) throws Exception {
        return JenkinsRule.getLog(run).replaceAll("(?s).*" + key + "=([^;]*);.*", "$1");
    }
}
