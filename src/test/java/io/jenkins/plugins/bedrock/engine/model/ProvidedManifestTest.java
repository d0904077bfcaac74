package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_A;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

public class ProvidedManifestTest {

    @Test
    public void whatSha256sumWritesIsRead() {
        ProvidedManifest provided =
                parse(SHA_A + "  config.json\n" + SHA_B.toUpperCase(Locale.ROOT) + " *./sub/a b\r\n\n");

        assertThat(provided.sha256())
                .hasSize(2)
                .containsEntry("config.json", SHA_A)
                .containsEntry("sub/a b", SHA_B);
    }

    @Test
    public void aFileMayBeNamedTwiceWithTheSameHash() {
        assertThat(parse(SHA_A + "  a\n" + SHA_A + " *./a").sha256()).containsExactly(Map.entry("a", SHA_A));
    }

    @Test
    public void whatIsUnclearIsRefused() {
        refused("", "names no file");
        refused("{\"files\": {\"a\": \"" + SHA_A + "\"}}", "not a SHA-256, two spaces and a file name");
        refused(SHA_A + "  a\n" + SHA_B + "  ./a", "says two things of 'a'");
        refused("\\" + SHA_A + "  a\\nb", "not a SHA-256, two spaces and a file name");
        refused("d41d8cd98f00b204e9800998ecf8427e  a", "not a SHA-256, two spaces and a file name");
        refused(" ".repeat(ProvidedManifest.LARGEST + 1), "more than 1048576 are not read");
    }

    private static ProvidedManifest parse(String text) {
        return ProvidedManifest.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(ModelProblem.class).hasMessageContaining(reason);
    }
}
