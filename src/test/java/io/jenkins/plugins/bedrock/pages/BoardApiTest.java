package io.jenkins.plugins.bedrock.pages;

import static io.jenkins.plugins.bedrock.pages.RecordedModel.DEV;
import static io.jenkins.plugins.bedrock.pages.RecordedModel.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import net.sf.json.JSONObject;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The board and the history of a model for programs. */
public class BoardApiTest {

    private static final String API = "bedrock-models/api/json";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final RecordedModel bot = new RecordedModel(1, "bot/v1");
    private String accepted;

    @Before
    public void promote() throws Exception {
        RecordedModel.configureEnvironments();
        FreeStyleProject promote = jenkins.createFreeStyleProject("promote");
        jenkins.buildAndAssertSuccess(promote);
        bot.accepted(DEV, "promote #1");
        accepted = RecordedModel.now().toString();
        bot.failed(PROD, "promote #2", "Access denied");
    }

    @Test
    public void theBoardHasWhatThePageShows() throws Exception {
        JSONObject model = get(API).getJSONArray("models").getJSONObject(0);
        JSONObject dev = model.getJSONArray("environments").getJSONObject(0);
        JSONObject prod = model.getJSONArray("environments").getJSONObject(1);

        assertThat(model.getString("version")).isEqualTo("bot/v1");
        assertThat(model.getString("digest")).isEqualTo(bot.digest().toString());
        assertThat(model.getString("url")).isEqualTo(bot.url());
        assertThat(dev.getString("state")).isEqualTo("ACCEPTED");
        assertThat(dev.getBoolean("current")).isTrue();
        assertThat(dev.getString("since")).isEqualTo(accepted);
        assertThat(dev.getJSONObject("environment").getString("name")).isEqualTo("dev");
        assertThat(dev.getJSONObject("build").getString("url")).isEqualTo("job/promote/1/");
        assertThat(prod.getString("state")).isEqualTo("FAILED");
        assertThat(prod.getString("note")).isEqualTo("Access denied");
    }

    @Test
    public void aTreeSelectsFromIt() throws Exception {
        String text = Browser.of(jenkins).text(API + "?tree=total,models[version]");

        assertThat(JSONObject.fromObject(text).getInt("total")).isEqualTo(1);
        assertThat(text).contains("bot/v1").doesNotContain("ACCEPTED", "digest");
    }

    @Test
    public void itIsFilteredAndPagedByParameters() throws Exception {
        for (int number = 2; number <= 5; number++) {
            new RecordedModel(number, "voice/v" + number).imported(DEV, "promote #1");
        }

        JSONObject page = get(API + "?filter=voice&size=3&page=2");

        assertThat(page.getInt("total")).isEqualTo(4);
        assertThat(page.getInt("pages")).isEqualTo(2);
        assertThat(page.getJSONArray("models").size()).isEqualTo(1);
        assertThat(get(API + "?size=100000").getJSONArray("models").size()).isEqualTo(5);
    }

    @Test
    public void theHistoryOfAModelIsThereToo() throws Exception {
        JSONObject history = get(bot.url() + "api/json");

        assertThat(history.getInt("totalEvents")).isEqualTo(5);
        assertThat(history.getJSONArray("events").getJSONObject(0).getString("kind"))
                .isEqualTo("FAILED");
        assertThat(history.getJSONArray("environments").size()).isEqualTo(2);
    }

    @Test
    public void jobsHaveTheirOwn() throws Exception {
        new RecordedModel(2, "voice/v1").imported(DEV, "other #1");

        assertThat(get(API).getInt("total")).isEqualTo(2);
        assertThat(get("job/promote/" + API).getInt("total")).isEqualTo(1);
    }

    private JSONObject get(String path) throws Exception {
        return JSONObject.fromObject(Browser.of(jenkins).text(path));
    }
}
