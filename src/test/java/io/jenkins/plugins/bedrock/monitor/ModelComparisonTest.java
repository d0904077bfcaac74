package io.jenkins.plugins.bedrock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.bedrock.ConfiguredPromotion;
import io.jenkins.plugins.bedrock.JenkinsWorld;
import io.jenkins.plugins.bedrock.Pipelines;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.engine.Accounts;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.operation.ComparedModel.Standing;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import software.amazon.awssdk.services.bedrock.model.Tag;

/** How the ledger and AWS agree, as administrators see it. */
public class ModelComparisonTest {

    private static final String IMPORT = """
            withModelAccess(model: MODEL, environment: 'dev') {
              importBedrockModel model: MODEL, environment: 'dev'
              awaitImport environment: 'dev'
            }
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
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(BedrockPermissions.COMPARE)
                .everywhere()
                .to("alice")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    public void aModelThatSomebodyDeletedInAwsIsShownAsGone() throws Exception {
        build("promote", IMPORT);
        assertThat(compared().getStanding()).isEqualTo(Standing.SAME);
        delete(compared().getArn());

        ComparisonRow row = compared();

        assertThat(row.getStanding()).isEqualTo(Standing.GONE);
        assertThat(row.getVersion()).isEqualTo("support-bot/v7");
        assertThat(page().text())
                .contains("Gone", "promote #1", "deleteImportedModel")
                .contains(row.getHistoryUrl(), "Imported models of dev");
        assertThat(Web.of(jenkins, "admin").get(row.getHistoryUrl()).text()).contains("support-bot/v7");
    }

    @Test
    public void aResultThatAnotherVersionHasWrittenOtherwiseCountsAsNone() throws Exception {
        build("promote", IMPORT);
        compare();
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("bedrock-model-import/comparison.xml");
        String written = Files.readString(file);
        assertThat(fromDisk()).isNotNull();

        Files.writeString(file, written.replace("<standing>SAME<", "<standing>UNHEARD_OF<"));

        assertThat(Files.readString(file)).isNotEqualTo(written);
        assertThat(fromDisk()).isNull();
    }

    @Test
    public void aModelThatABuildDeletedIsNoDifference() throws Exception {
        build("promote", IMPORT + "deleteImportedModel environment: 'dev', model: MODEL, force: true");

        assertThat(compare().getEnvironments())
                .allMatch(there -> there.getModels().isEmpty());
    }

    @Test
    public void namesInAwsAreTextOnThePage() throws Exception {
        build("promote", IMPORT);
        String arn = compared().getArn();
        dev().bedrock()
                .tagResource(tag -> tag.resourceARN(arn)
                        .tags(List.of(Tag.builder()
                                .key("bedrock-model-import:digest")
                                .value("sha256:+another/one@=")
                                .build())));

        assertThat(compared().getStanding()).isEqualTo(Standing.TAGGED_OTHERWISE);
        assertThat(page().text()).contains("sha256:+another/one@=");
    }

    @Test
    public void oneEnvironmentThatCannotBeAskedDoesNotSpoilTheOthers() throws Exception {
        world.aws()
                .account(Accounts.VALIDATION)
                .role("hosting")
                .trusting("arn:aws:iam::" + Accounts.VALIDATION + ":root");
        build("promote", IMPORT);

        ComparisonReport report = compare();

        assertThat(report.getEnvironments())
                .extracting(ComparedEnvironment::getName)
                .containsExactly("dev", "validation", "prod");
        assertThat(report.getEnvironments().get(0).getInAws()).isEqualTo(1);
        assertThat(report.getEnvironments().get(1).getProblem()).contains("AccessDenied", Accounts.VALIDATION);
        assertThat(page().text()).contains("AccessDenied");
    }

    @Test
    public void whatAwsAnswersIsTextOnThePage() throws Exception {
        world.aws()
                .faults()
                .refuse("ListImportedModels", 403, "AccessDeniedException", "<script>alert(1)</script>")
                .always();

        assertThat(compare().getEnvironments())
                .allSatisfy(there -> assertThat(there.getProblem()).contains("alert(1)"));
        assertThat(page().text()).contains("&lt;script>alert(1)").doesNotContain("<script>alert(1)");
    }

    @Test
    public void aFoldersEnvironmentIsAskedAsItsFoldersRole() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team-a");
        ModelEnvironment sandbox = ConfiguredPromotion.environment("sandbox", "888899990000", List.of());
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setEnvironments(List.of(sandbox));
        team.addProperty(property);

        assertThat(compare().getEnvironments()).last().satisfies(there -> {
            assertThat(there.getLabel()).isEqualTo("team-a/sandbox");
            assertThat(there.getProblem()).contains("There is no credential 'sandbox'");
        });
    }

    @Test
    public void onlyThePermissionLetsAUserSeeAndAsk() throws Exception {
        for (String user : new String[] {null, "reader"}) {
            assertThat(page(user).status()).as("page of " + user).isEqualTo(403);
            assertThat(Web.of(jenkins, user)
                            .get(ModelComparisonPage.URL + "/api/json")
                            .status())
                    .isEqualTo(403);
            assertThat(post(user)).isEqualTo(403);
        }
        assertThat(ModelComparisons.get().getLast()).isNull();
        assertThat(page("alice").text()).contains("Nothing was compared yet");
        assertThat(post("alice")).isEqualTo(302);
        waitForTheEnd();
        assertThat(ModelComparisons.get().getLast().getBy()).isEqualTo("alice");
    }

    @Test
    public void theBoardLeadsWhoeverMayAskToThePage() throws Exception {
        assertThat(board("alice")).contains(ModelComparisonPage.URL);
        assertThat(board("reader")).contains("bedrock-models").doesNotContain(ModelComparisonPage.URL);
        assertThat(Web.of(jenkins, "alice").get("").text())
                .as("one icon for models at the top of every page")
                .contains("bedrock-models")
                .doesNotContain(ModelComparisonPage.URL);
    }

    @Test
    public void lookingAtThePageAsksNobody() throws Exception {
        compare();
        long mark = world.aws().requests().mark();

        page();
        assertThat(Web.of(jenkins, "admin")
                        .get(ModelComparisonPage.URL + "/compare")
                        .status())
                .isEqualTo(405);

        assertThat(world.aws().requests().since(mark)).isEmpty();
    }

    @Test
    public void theRemoteApiTellsTheSame() throws Exception {
        build("promote", IMPORT);
        compare();

        JSONObject model = JSONObject.fromObject(Web.of(jenkins, "admin")
                        .get(ModelComparisonPage.URL + "/api/json?depth=3")
                        .text())
                .getJSONObject("last")
                .getJSONArray("environments")
                .getJSONObject(0)
                .getJSONArray("models")
                .getJSONObject(0);

        assertThat(model.getString("standing")).isEqualTo("SAME");
        assertThat(model.getString("build")).isEqualTo("promote #1");
    }

    private void build(String name, String script) throws Exception {
        new Pipelines(jenkins).run(Result.SUCCESS, name, script);
    }

    /** What is known after a restart. */
    private static ComparisonReport fromDisk() {
        return new ModelComparisons().getLast();
    }

    private ComparisonRow compared() throws Exception {
        return compare().getEnvironments().get(0).getModels().get(0);
    }

    private ComparisonReport compare() throws Exception {
        assertThat(post("admin")).isEqualTo(302);
        waitForTheEnd();
        return ModelComparisons.get().getLast();
    }

    private static void waitForTheEnd() {
        while (ModelComparisons.get().isRunning()) {
            Thread.onSpinWait();
        }
    }

    private int post(String user) throws Exception {
        return Web.of(jenkins, user).post(ModelComparisonPage.URL + "/compare").status();
    }

    private String board(String user) throws Exception {
        return Web.of(jenkins, user).get("bedrock-models/").text();
    }

    private Web.Answer page() throws Exception {
        return page("admin");
    }

    private Web.Answer page(String user) throws Exception {
        return Web.of(jenkins, user).get(ModelComparisonPage.URL + "/");
    }

    private void delete(String arn) {
        dev().bedrock().deleteImportedModel(delete -> delete.modelIdentifier(arn));
    }

    private AwsAccount dev() {
        return world.accounts().account(world.accounts().hosting(Accounts.DEV));
    }
}
