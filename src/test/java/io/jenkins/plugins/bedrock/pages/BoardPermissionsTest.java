package io.jenkins.plugins.bedrock.pages;

import static io.jenkins.plugins.bedrock.pages.RecordedModel.DEV;
import static io.jenkins.plugins.bedrock.pages.RecordedModel.PROD;
import static io.jenkins.plugins.bedrock.pages.RecordedModel.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.bedrock.config.BedrockConfiguration;
import io.jenkins.plugins.bedrock.config.BedrockFolderProperty;
import io.jenkins.plugins.bedrock.config.ModelEnvironment;
import io.jenkins.plugins.bedrock.engine.promotion.EnvironmentId;
import io.jenkins.plugins.bedrock.history.BedrockPermissions;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Who sees what: what builds did, whoever may see their jobs; of the rest nothing, not even that it is there. */
public class BoardPermissionsTest {

    private static final String BOARD = "bedrock-models/";
    private static final EnvironmentId SANDBOX = RecordedModel.environment("secrets", "123412341234");

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final RecordedModel open = new RecordedModel(1, "open/v1");
    private final RecordedModel hidden = new RecordedModel(2, "hidden/v1");
    private final RecordedModel shared = new RecordedModel(3, "shared/v1");
    private final RecordedModel orphan = new RecordedModel(4, "orphan/v1");
    private final RecordedModel recalled = new RecordedModel(5, "unknown");

    @Before
    public void people() throws Exception {
        RecordedModel.configureEnvironments();
        FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
        FreeStyleProject secret = jenkins.createFreeStyleProject("secret");
        FreeStyleProject gone = jenkins.createFreeStyleProject("gone");
        Folder secrets = jenkins.createProject(Folder.class, "secrets");
        BedrockFolderProperty property = new BedrockFolderProperty();
        property.setEnvironments(List.of(RecordedModel.defined("sandbox", SANDBOX)));
        secrets.addProperty(property);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .onItems(promote)
                .to("reader", "historian")
                .grant(Item.DISCOVER)
                .onItems(secret)
                .to("reader")
                .grant(BedrockPermissions.READ_HISTORY)
                .everywhere()
                .to("historian")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        open.accepted(DEV, "promote #1");
        hidden.accepted(DEV, "secret #1").overridable(PROD, "secret", "hush").failed(PROD, "secret #2", "broken");
        shared.accepted(DEV, "promote #1")
                .failed(VALIDATION, "secret #1", "hush")
                .accepted(PROD, "secret #3");
        orphan.accepted(DEV, "gone #1");
        recalled.recalled("found elsewhere");
        gone.delete();
    }

    @Test
    public void aReaderSeesTheModelsOfTheJobsThatHeMaySee() throws Exception {
        assertThat(names("reader")).containsExactly("shared/v1", "open/v1");
        assertThat(names(Browser.NOBODY)).isEmpty();
        assertThat(names("admin")).hasSize(5);
    }

    @Test
    public void countsSayNothingOfTheOthers() throws Exception {
        assertThat(api("reader").getInt("total")).isEqualTo(2);
        assertThat(api(Browser.NOBODY).getInt("total")).isZero();
        assertThat(as("reader").text(BOARD)).doesNotContain("hidden/v1", "secret", "hush");
        assertThat(as(Browser.NOBODY).text(BOARD)).contains("No models yet").doesNotContain("manage/configure");
    }

    @Test
    public void environmentsAreToldToThoseWhoSeeAJobThatMayUseThem() throws Exception {
        assertThat(api("reader").getJSONArray("environments").size()).isEqualTo(3);
        assertThat(api(Browser.NOBODY).getJSONArray("environments").size()).isZero();

        ModelEnvironment prod = BedrockConfiguration.get().getEnvironments().stream()
                .filter(environment -> environment.getName().equals("prod"))
                .findFirst()
                .orElseThrow();
        prod.setAllowedJobs(List.of("secret"));

        assertThat(api("reader").getJSONArray("environments").toString())
                .contains("dev", "validation")
                .doesNotContain("prod");
        assertThat(api("admin").getJSONArray("environments").size()).isEqualTo(3);
    }

    @Test
    public void theFilterSaysNothingOfTheOthers() throws Exception {
        assertThat(as("reader").text(BOARD + "?filter=hidden")).contains("No model matches");
        assertThat(as("reader").text(BOARD + "?filter=" + hidden.digest().sha256()))
                .contains("No model matches");
    }

    @Test
    public void whatHiddenBuildsDidToAModelIsNotShown() throws Exception {
        List<String> cells = as("reader").cells(BOARD, 0);

        assertThat(cells.get(0)).contains("Accepted");
        assertThat(cells.get(1)).contains("Not there");
        assertThat(cells.get(2)).contains("Not there");
        assertThat(as("reader").text(shared.url())).contains("promote #1").doesNotContain("secret", "hush");
        assertThat(as("reader").text(shared.url() + "api/json")).doesNotContain("secret", "hush");
    }

    @Test
    public void aModelOfWhichNothingMayBeSeenIsNotThere() throws Exception {
        for (String page : List.of("", "api/json", "override", "recall")) {
            assertThat(as("reader").status(hidden.url() + page)).as(page).isEqualTo(404);
            assertThat(as("admin").status(hidden.url() + page)).as(page).isEqualTo(200);
        }
        assertThat(as("reader").status(new RecordedModel(99, "x").url())).isEqualTo(404);
        assertThat(as("admin").status(BOARD + "model/..%2f..%2fsecrets/")).isNotEqualTo(200);
    }

    @Test
    public void recordsWithoutALivingJobAreSeenWithThePermissionForThem() throws Exception {
        assertThat(names("historian")).containsExactly("000000000000", "orphan/v1", "shared/v1", "open/v1");
        assertThat(as("reader").status(orphan.url())).isEqualTo(404);
        assertThat(as("reader").status(recalled.url())).isEqualTo(404);
    }

    @Test
    public void aJobThatIsCalledLikeADeletedOneIsAnother() throws Exception {
        FreeStyleProject another = jenkins.createFreeStyleProject("gone");
        jenkins.buildAndAssertSuccess(another);

        assertThat(as("admin").status("job/gone/" + BOARD)).isEqualTo(404);
        assertThat(Browser.links(as("admin").page(orphan.url()), ".bedrock-cell a"))
                .isEmpty();
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone());
        assertThat(as("reader").status(orphan.url())).isEqualTo(404);
    }

    @Test
    public void aFolderThatMayNotBeSeenIsNotNamedByItsEnvironments() throws Exception {
        open.accepted(SANDBOX, "promote #2");

        assertThat(as("reader").text(BOARD)).contains("123412341234").doesNotContain("sandbox", "secrets");
        assertThat(as("reader").text(open.url())).doesNotContain("sandbox", "secrets");
        assertThat(as("reader").text(BOARD + "api/json")).doesNotContain("sandbox", "secrets");
        assertThat(as("admin").text(BOARD)).contains("sandbox of secrets");
    }

    @Test
    public void whatWasDefinedOnceNamesNoFolderEither() throws Exception {
        open.accepted(SANDBOX, "promote #2");
        jenkins.jenkins.getItemByFullName("secrets", Folder.class).delete();
        BedrockConfiguration.get().setEnvironments(List.of());

        assertThat(as("reader").text(BOARD)).contains("Not defined here").doesNotContain("secrets");
    }

    private Browser as(String user) {
        return Browser.of(jenkins, user);
    }

    private JSONObject api(String user) throws Exception {
        return JSONObject.fromObject(as(user).text(BOARD + "api/json"));
    }

    private List<String> names(String user) throws Exception {
        return api(user).getJSONArray("models").stream()
                .map(model -> ((JSONObject) model).getString("version"))
                .toList();
    }
}
