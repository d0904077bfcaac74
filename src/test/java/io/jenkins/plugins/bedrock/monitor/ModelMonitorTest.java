package io.jenkins.plugins.bedrock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.builds.ModelParameters;
import io.jenkins.plugins.bedrock.builds.PendingRevocation;
import io.jenkins.plugins.bedrock.builds.PendingRevocations;
import io.jenkins.plugins.bedrock.builds.StepPlace;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.ModelSource;
import io.jenkins.plugins.bedrock.embeddedaws.iam.EmbeddedRole;
import io.jenkins.plugins.bedrock.engine.Accounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What administrators are told, and that they are not any more once it is mended. */
public class ModelMonitorTest {

    private static final String ADDRESS = ModelFindingsLink.ADDRESS;
    private static final String IMPORT = """
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

    @Before
    public void configure() throws Exception {
        world.configure();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .toEveryone()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @After
    public void forget() {
        System.clearProperty(IdleModelFinder.DAYS);
    }

    @Test
    public void nothingIsWrongWithAFreshConfiguration() throws Exception {
        FindingsReport report = check();

        assertThat(report.getFound()).isEmpty();
        assertThat(report.getSkipped()).isEmpty();
        assertThat(ModelMonitor.get().isActivated()).isFalse();
        assertThat(page("admin", ADDRESS).text()).contains("Nothing was found");
    }

    @Test
    public void aRoleThatNoLongerWorksIsNamedWithWhatAwsAnswered() throws Exception {
        EmbeddedRole role = world.aws().account(Accounts.VALIDATION).role("hosting");
        role.trusting("arn:aws:iam::" + Accounts.VALIDATION + ":root");

        assertThat(check().getFound()).singleElement().satisfies(finding -> {
            assertThat(finding.getKind()).isEqualTo(FindingKind.ROLE);
            assertThat(finding.getSentence()).contains("The environment validation", "AccessDenied");
            assertThat(finding.getUrl()).isEqualTo("manage/configure");
        });

        role.trusting(world.accounts().jenkins().arn());
        assertThat(check().getFound()).isEmpty();
    }

    @Test
    public void aCredentialThatIsGoneIsNamed() throws Exception {
        ModelSource source = ConfiguredPromotion.source();
        source.setCredentialsId("gone");
        BedrockConfiguration.get().setSources(List.of(source));

        assertThat(check().getFound()).singleElement().satisfies(finding -> {
            assertThat(finding.getKind()).isEqualTo(FindingKind.ROLE);
            assertThat(finding.getSentence()).contains("The source research", "There is no credential 'gone'");
        });
    }

    @Test
    public void accessThatNoBuildHoldsIsLeftOverUntilItIsRevoked() throws Exception {
        build("grant", "grantModelAccess model: MODEL, environment: 'dev'");

        assertThat(check().getFound()).singleElement().satisfies(finding -> {
            assertThat(finding.getKind()).isEqualTo(FindingKind.ACCESS);
            assertThat(finding.getSentence())
                    .contains(JenkinsWorld.MODEL, "policy of bucket " + Accounts.BUCKET, "BedrockModelImport");
            assertThat(finding.getWayOut()).contains("revokeModelAccess");
        });

        build("revoke", "revokeModelAccess model: MODEL, environment: 'dev'");
        assertThat(check().getFound()).isEmpty();
    }

    @Test
    public void accessThatEndsByItselfIsNotNamedButWhatSomebodyHasMadeOfItIs() throws Exception {
        build("grant", "grantModelAccess model: MODEL, environment: 'dev', expiresAfter: '24h'");
        assertThat(check().getFound()).isEmpty();
        String granted = world.accounts().bucket.policy().orElseThrow();
        world.accounts().bucket.policy(granted.replace("/support-bot/v7/*", "/support-bot/*"));

        assertThat(check().getFound()).extracting(ModelFinding::getKind).containsExactly(FindingKind.CHANGED);

        world.accounts().bucket.policy(granted);
        assertThat(check().getFound()).isEmpty();
    }

    @Test
    public void accessThatTheControllerCouldNotTakeBackIsNamedUntilABuildHas() throws Exception {
        build("grant", "grantModelAccess model: MODEL, environment: 'dev', expiresAfter: '24h'");
        FreeStyleBuild ended = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("ended"));
        PendingRevocations.get()
                .add(new PendingRevocation(
                        ended, StepPlace.freestyle(), new ModelParameters(JenkinsWorld.MODEL, "dev", "support-bot")));
        List<ModelSource> sources = BedrockConfiguration.get().getSources();
        BedrockConfiguration.get().setSources(List.of());
        PendingRevocations.get().tryAll();
        BedrockConfiguration.get().setSources(sources);

        assertThat(check().getFound()).singleElement().satisfies(finding -> {
            assertThat(finding.getKind()).isEqualTo(FindingKind.ACCESS);
            assertThat(finding.getSentence()).contains("ended #1", "No source has the bucket");
            assertThat(finding.getPlace()).isEqualTo("ended #1");
            assertThat(finding.getUrl()).isEqualTo("job/ended/1/");
        });

        build("revoke", "revokeModelAccess model: MODEL, environment: 'dev'");
        assertThat(check().getFound()).isEmpty();
    }

    @Test
    public void aModelThatIsTakenNoFurtherIsNamedWithItsCost() throws Exception {
        build("promote", IMPORT);
        assertThat(check().getFound()).isEmpty();
        System.setProperty(IdleModelFinder.DAYS, "0");

        assertThat(check().getFound()).singleElement().satisfies(finding -> {
            assertThat(finding.getKind()).isEqualTo(FindingKind.IDLE_MODEL);
            assertThat(finding.getSentence()).contains("support-bot/v7", "in dev", "Custom Model Unit", "taken to no");
            assertThat(finding.getWayOut()).contains("deleteImportedModel");
            assertThat(finding.getPlace()).isEqualTo("History of support-bot/v7");
            assertThat(page("admin", finding.getUrl()).text()).contains("support-bot/v7");
        });

        build("delete", "deleteImportedModel environment: 'dev', model: MODEL, force: true");
        assertThat(check().getFound()).isEmpty();
    }

    @Test
    public void aDamagedFileIsNamedUntilSomebodyDecides() throws Exception {
        Path models = jenkins.jenkins.getRootDir().toPath().resolve("bedrock-model-import/models");
        Files.createDirectories(models);
        Path damaged = Files.writeString(models.resolve("a".repeat(64) + ".xml.damaged"), "<model");

        assertThat(check().getFound()).singleElement().satisfies(finding -> {
            assertThat(finding.getKind()).isEqualTo(FindingKind.DAMAGED_FILE);
            assertThat(finding.getSentence()).contains("a".repeat(64) + ".xml.damaged");
            assertThat(finding.isElsewhere()).isTrue();
        });
        assertThat(page("admin", ADDRESS).text()).contains("\"https://github.com/jenkinsci/");

        Files.delete(damaged);
        assertThat(check().getFound()).isEmpty();
    }

    @Test
    public void administratorsAreToldAndNobodyElse() throws Exception {
        build("grant", "grantModelAccess model: MODEL, environment: 'dev'");
        check();

        assertThat(page("admin", "manage/").text())
                .contains("Somebody ought to look", JenkinsWorld.MODEL, ">Configuration of sources</a>");
        assertThat(page("admin", ADDRESS).text()).contains(JenkinsWorld.MODEL);
        assertThat(page("reader", "manage/").text()).doesNotContain("Somebody ought to look");
        assertThat(page("reader", ADDRESS).status()).isEqualTo(403);
        assertThat(page("reader", ADDRESS + "api/json").status()).isEqualTo(403);
        assertThat(Web.of(jenkins, "reader").post(ADDRESS + "check").status()).isEqualTo(403);
    }

    @Test
    public void lookingAtThePageAsksNobody() throws Exception {
        check();
        long mark = world.aws().requests().mark();

        page("admin", ADDRESS);
        page("admin", "manage/");
        assertThat(page("admin", ADDRESS + "check").status()).isEqualTo(405);

        assertThat(world.aws().requests().since(mark)).isEmpty();
    }

    @Test
    public void nothingIsChangedInAws() throws Exception {
        build("grant", "grantModelAccess model: MODEL, environment: 'dev'");
        build("promote", IMPORT);
        long mark = world.aws().requests().mark();

        check();

        assertThat(world.aws().requests().since(mark)).isNotEmpty().noneMatch(request -> request.isWrite());
    }

    @Test
    public void whoeverDismissesItIsNotToldAnyMoreAndNothingIsAskedDaily() throws Exception {
        build("grant", "grantModelAccess model: MODEL, environment: 'dev'");
        check();

        Web.of(jenkins, "admin").post(ModelMonitor.get().getUrl() + "/disable");

        assertThat(page("admin", "manage/").text()).doesNotContain("Somebody ought to look");
        long mark = world.aws().requests().mark();
        ExtensionList.lookupSingleton(DailyCheck.class).execute(null);
        assertThat(world.aws().requests().since(mark)).isEmpty();
    }

    @Test
    public void theDailyCheckTellsWhoHasLooked() throws Exception {
        ExtensionList.lookupSingleton(DailyCheck.class).execute(null);

        assertThat(ModelFindings.get().getLast().getBy()).isEqualTo("the daily check");
        assertThat(ModelComparisons.get().getLast()).isNotNull();
    }

    @Test
    public void theRemoteApiTellsTheSame() throws Exception {
        build("grant", "grantModelAccess model: MODEL, environment: 'dev'");
        check();

        JSONObject finding = JSONObject.fromObject(
                        page("admin", ADDRESS + "api/json?depth=2").text())
                .getJSONObject("last")
                .getJSONArray("found")
                .getJSONObject(0);

        assertThat(finding.getString("kind")).isEqualTo("ACCESS");
        assertThat(finding.getString("url")).isEqualTo("manage/configure");
    }

    private FindingsReport check() throws Exception {
        assertThat(Web.of(jenkins, "admin").post(ADDRESS + "check").status()).isEqualTo(302);
        while (ModelFindings.get().isRunning()) {
            Thread.onSpinWait();
        }
        return ModelFindings.get().getLast();
    }

    private Web.Answer page(String user, String path) throws Exception {
        return Web.of(jenkins, user).get(path);
    }

    private void build(String name, String script) throws Exception {
        new Pipelines(jenkins).run(Result.SUCCESS, name, script);
    }
}
