package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.BooleanParameterValue;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bedrock.embeddedaws.s3.EmbeddedBucket;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Every recipe does what docs/recipes.md says of it. */
public class RecipesTest {

    private static final String V7 = "support-bot/v7/";
    private static final String V8 = "support-bot/v8/";

    private final DocsWorld world = new DocsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    @Test
    public void everyRecipeIsOnThePage() throws Exception {
        String page = Files.readString(Path.of("docs", "recipes.md"));

        assertThat(Recipe.names()).isNotEmpty().allMatch(name -> page.contains("(examples/" + name + ")"));
    }

    @Test
    public void prodWaitsForAPersonWhoMayDecide() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .toEveryone());
        configured();
        WorkflowJob job = pipeline("promotion.Jenkinsfile");

        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Take this model to prod?", run);

        assertThat(imported(Accounts.PROD)).isZero();
        assertThatThrownBy(() -> proceed(run, "somebody")).hasMessageContaining("release-managers");
        proceed(run, "release-managers");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("is accepted in prod", run);
        assertThat(world.policyOfBucket()).isEmpty();
    }

    @Test
    public void oneEnvironmentAtATimeAndProdNotBeforeValidation() throws Exception {
        configured();
        WorkflowJob job = pipeline("promote-to.Jenkinsfile");

        WorkflowRun early = job.scheduleBuild2(0, parameters("prod")).get();

        jenkins.assertBuildStatus(Result.FAILURE, early);
        jenkins.assertLogContains("validation has not imported this very model", early);
        for (String environment : List.of("dev", "validation", "prod")) {
            jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, parameters(environment)));
        }
        assertThat(imported(Accounts.PROD)).isOne();
    }

    @Test
    public void twoRegionsTakeTheSameBytesFromBucketsOfTheirOwn() throws Exception {
        EmbeddedBucket europe = inEurope();
        for (EmbeddedBucket bucket : List.of(world.world().accounts().bucket, europe)) {
            putWithSha256(bucket);
        }
        world.configure(Recipe.named("two-regions.yaml"));

        WorkflowRun run = jenkins.buildAndAssertSuccess(pipeline("two-regions.Jenkinsfile"));

        jenkins.assertLogContains("is accepted in prod-us", run);
        jenkins.assertLogContains("is accepted in prod-eu", run);
        assertThat(world.policyOfBucket()).isEmpty();
        assertThat(europe.policy()).isEmpty();
    }

    @Test
    public void theNightlyJobKeepsTheNewest() throws Exception {
        configured();
        world.world().accounts().bucket.putDirectory(V8, Checkpoints.LLAMA_TINY);
        world.world().accounts().bucket.put(V8 + "LICENSE", "Another version.");
        promote(V7);
        promote(V8);
        WorkflowJob job = pipeline("retention.Jenkinsfile");
        long before = imported(Accounts.DEV);

        jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new BooleanParameterValue("DRY_RUN", true))));

        assertThat(before).isEqualTo(2);
        assertThat(imported(Accounts.DEV)).isEqualTo(2);
        jenkins.buildAndAssertSuccess(job);
        assertThat(imported(Accounts.DEV)).isOne();
    }

    @Test
    public void aFreestyleJobDoesTheSame() throws Exception {
        configured();
        SeedJob.run(jenkins, Recipe.named("legacy.groovy"), Result.SUCCESS);
        FreeStyleProject job = jenkins.jenkins.getItemByFullName("promote-support-bot-to-dev", FreeStyleProject.class);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("is accepted in dev", build);
        assertThat(world.policyOfBucket()).isEmpty();
    }

    private void configured() throws Exception {
        world.configure(Pages.of(Pages.README).stream()
                .filter(block -> block.is("yaml", "jcasc"))
                .findFirst()
                .orElseThrow());
    }

    private WorkflowJob pipeline(String file) throws Exception {
        Example recipe = Recipe.named(file);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, file.replace(".Jenkinsfile", ""));
        job.setDefinition(new CpsFlowDefinition(recipe.text(), true));
        assertThat(new StepCalls().unknownParameters(recipe.text())).isEmpty();
        return job;
    }

    private void promote(String prefix) throws Exception {
        WorkflowJob job = jenkins.jenkins.getItemByFullName("promote-to", WorkflowJob.class);
        if (job == null) {
            job = pipeline("promote-to.Jenkinsfile");
        }
        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new ParametersAction(
                        new StringParameterValue("MODEL", "s3://" + Accounts.BUCKET + "/" + prefix),
                        new StringParameterValue("ENVIRONMENT", "dev"))));
    }

    private static ParametersAction parameters(String environment) {
        return new ParametersAction(
                new StringParameterValue("MODEL", "s3://" + Accounts.BUCKET + "/" + V7),
                new StringParameterValue("ENVIRONMENT", environment));
    }

    private static void proceed(WorkflowRun run, String as) throws Exception {
        InputStepExecution input =
                run.getAction(InputAction.class).getExecutions().get(0);
        try (ACLContext ignored = ACL.as2(User.getById(as, true).impersonate2())) {
            input.doProceedEmpty();
        }
    }

    private long imported(String account) {
        return world.aws()
                .bedrock()
                .place(account, Accounts.REGION.id())
                .models()
                .size();
    }

    /** Research's bucket in another Region, and the roles of prod there, with just what docs/permissions.md lists. */
    private EmbeddedBucket inEurope() {
        String region = "eu-central-1";
        EmbeddedBucket bucket = world.aws()
                .account(Accounts.RESEARCH)
                .bucket(Accounts.BUCKET + "-eu", region)
                .versioned();
        String importRole = "arn:aws:iam::" + Accounts.PROD + ":role/BedrockImport-eu";
        var page = Accounts.page(Accounts.PROD, "arn:aws:kms:" + region + ":" + Accounts.RESEARCH + ":key/none")
                .with("Region", region)
                .with("Bucket", bucket.name())
                .with("ImportRoleArn", importRole);
        world.role(Accounts.RESEARCH, "source").inline("eu", page.policy("source-role"));
        world.role(Accounts.PROD, "hosting").inline("eu", page.policy("hosting-role"));
        world.role(Accounts.PROD, "BedrockImport-eu")
                .trust(page.policy("import-role-trust"))
                .inline("models", page.policy("import-role-permissions"));
        return bucket;
    }

    private static void putWithSha256(EmbeddedBucket bucket) throws Exception {
        try (Stream<Path> files = Files.list(Checkpoints.LLAMA_TINY)) {
            for (Path file : files.toList()) {
                bucket.put(bucket.object(V7 + file.getFileName(), Content.of(Files.readAllBytes(file)))
                        .sha256());
            }
        }
    }
}
