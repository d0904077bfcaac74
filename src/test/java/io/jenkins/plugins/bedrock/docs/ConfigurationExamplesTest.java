package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.jvnet.hudson.test.JenkinsRule;

/** Every YAML of the pages is taken by a new Jenkins, which then has just what it says. */
@RunWith(Parameterized.class)
public class ConfigurationExamplesTest {

    private final Example example;
    private final DocsWorld world = new DocsWorld();
    private final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(world).around(jenkins);

    public ConfigurationExamplesTest(Example example) {
        this.example = example;
    }

    @Parameters(name = "{0}")
    public static List<Example> examples() {
        return Pages.examples("yaml", "jcasc");
    }

    @Test
    public void jenkinsHasWhatItSays() throws Exception {
        world.configure(example);

        assertThat(new ConfigurationComparison(world.secrets()).differences(example.text(), exported()))
                .isEmpty();
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
