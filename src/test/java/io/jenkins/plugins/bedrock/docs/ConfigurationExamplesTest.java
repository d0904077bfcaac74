package io.jenkins.plugins.bedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.jvnet.hudson.test.JenkinsRule;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

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

        List<String> different = new ArrayList<>();
        compare("", read(example.text()), read(exported()), different);
        assertThat(different).isEmpty();
    }

    private void compare(String where, Object asked, Object is, List<String> different) {
        if (asked instanceof Map<?, ?> askedMap && is instanceof Map<?, ?> isMap) {
            askedMap.forEach((key, value) -> compare(where + "/" + key, value, isMap.get(key), different));
        } else if (asked instanceof List<?> askedList
                && is instanceof List<?> isList
                && askedList.size() == isList.size()) {
            for (int i = 0; i < askedList.size(); i++) {
                compare(where + "/" + i, askedList.get(i), isList.get(i), different);
            }
        } else if (!isSame(String.valueOf(asked), String.valueOf(is))) {
            different.add(where + ": " + asked + " was asked for, and " + is + " is there");
        }
    }

    private boolean isSame(String asked, String is) {
        String revealed = asked;
        for (Map.Entry<String, String> secret : world.secrets().entrySet()) {
            revealed = revealed.replace("${" + secret.getKey() + "}", secret.getValue());
        }
        boolean isEncrypted = !revealed.equals(asked) && is.startsWith("{") && is.endsWith("}");
        return isEncrypted || revealed.equals(is);
    }

    private static Object read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
