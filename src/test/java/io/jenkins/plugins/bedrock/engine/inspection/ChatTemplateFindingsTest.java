package io.jenkins.plugins.bedrock.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.After;
import org.junit.Test;

/** Where a chat template may lie, and what may be wrong with it. */
public class ChatTemplateFindingsTest {

    private final FilesScene scene = new FilesScene();

    @After
    public void stop() {
        scene.close();
    }

    @Test
    public void aTemplateMayLieInAFileOfItsOwn() {
        tokenizer("").file("chat_template.jinja", "{{ messages }}");
        assertThat(scene.findings()).isEmpty();

        scene.file("chat_template.json", "{'chat_template': '{{ messages }}'}").without("chat_template.jinja");
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void templatesMayHaveNames() {
        tokenizer(", 'chat_template': [{'name': 'default', 'template': 'a'}, {'name': 'tool_use', 'template': 'b'}]");
        assertThat(scene.findings()).isEmpty();

        tokenizer("").file("additional_chat_templates/tool_use.jinja", "{{ messages }}");
        assertThat(scene.findings()).isEmpty();

        scene.file("chat_template.jinja", "{{ messages }}");
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    public void ofSeveralTheOneThatWinsIsNamedFirst() {
        scene.file("chat_template.json", "{'chat_template': '{{ messages }}'}").file("chat_template.jinja", "x");

        assertThat(scene.codes()).containsExactly(FindingCode.CHAT_TEMPLATE_TWICE);
        assertThat(scene.findings().get(0).where()).isEqualTo("chat_template.jinja");
        assertThat(scene.findings().get(0).what())
                .isEqualTo("There are chat templates in chat_template.jinja and chat_template.json and"
                        + " tokenizer_config.json.");
    }

    @Test
    public void whatIsNoTemplateIsNamed() {
        assertNotUsable(tokenizer(", 'chat_template': ''"), "tokenizer_config.json");
        assertNotUsable(tokenizer(", 'chat_template': []"), "tokenizer_config.json");
        assertNotUsable(tokenizer(", 'chat_template': [{'name': 'default'}]"), "tokenizer_config.json");
        tokenizer("");
        assertNotUsable(scene.file("chat_template.jinja", ""), "chat_template.jinja");
        scene.without("chat_template.jinja");
        assertNotUsable(scene.file("chat_template.json", "{}"), "chat_template.json");
        assertNotUsable(scene.file("chat_template.json", "messages"), "chat_template.json");
    }

    @Test
    public void whereTheArchitectureIsNotKnownNoTemplateIsAskedFor() {
        tokenizer("").config("{'architectures': ['BertModel']}");

        assertThat(scene.codes()).containsExactly(FindingCode.ARCHITECTURE_NOT_SUPPORTED);
    }

    private FilesScene tokenizer(String members) {
        return scene.file("tokenizer_config.json", "{'tokenizer_class': 'LlamaTokenizer'" + members + "}");
    }

    private static void assertNotUsable(FilesScene scene, String where) {
        assertThat(scene.codes()).containsExactly(FindingCode.CHAT_TEMPLATE_NOT_USABLE);
        assertThat(scene.findings().get(0).where()).isEqualTo(where);
    }
}
