package io.jenkins.plugins.bedrock.engine.model;

import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.CRC;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_A;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.SHA_B;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.manifest;
import static io.jenkins.plugins.bedrock.engine.model.ModelObjects.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

public class ProvidedManifestTest {

    private final ContentEvidence etag = ContentEvidence.ofETag("e1");

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
    public void jsonIsRead() {
        assertThat(parse("{\"files\": {\"config.json\": \"" + SHA_A + "\"}, \"made\": \"by hand\"}")
                        .sha256())
                .containsExactly(Map.entry("config.json", SHA_A));
    }

    @Test
    public void whatIsUnclearIsRefused() {
        refused("", "names no file");
        refused("{\"files\": {}}", "names no file");
        refused("{\"files\": []}", "no object 'files'");
        refused("{\"files\": {\"a\": 1}}", "SHA-256 of 'a' is not a string");
        refused("{\"files\": {\"a\": \"12\"}}", "'12' is not a SHA-256");
        refused("{\"files\": {\"a\": \"" + SHA_A + "\", \"a\": \"" + SHA_B + "\"}}", "Duplicate");
        refused(SHA_A + "  a\n" + SHA_B + "  ./a", "names 'a' twice");
        refused("\\" + SHA_A + "  a\\nb", "not a SHA-256, two spaces and a file name");
        refused("d41d8cd98f00b204e9800998ecf8427e  a", "not a SHA-256, two spaces and a file name");
        refused(" ".repeat(ProvidedManifest.LARGEST + 1), "more than 1048576 are not read");
    }

    @Test
    public void itLiftsTheEvidenceAndLeavesWhatItDoesNotName() {
        ModelManifest lifted = parse(SHA_A + "  a").lift(manifest(object("a", etag.withCrc64(CRC)), object("b", "e2")));

        assertThat(lifted.object("a").orElseThrow().evidence().strength()).isEqualTo(Strength.SHA256);
        assertThat(lifted.object("b").orElseThrow().evidence().strength()).isEqualTo(Strength.ETAG);
    }

    @Test
    public void aContradictionToS3IsAnError() {
        assertThatThrownBy(() -> parse(SHA_A + "  a").lift(manifest(object("a", etag.withSha256(SHA_B)))))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("contradicts S3")
                .hasMessageContaining(SHA_A)
                .hasMessageContaining(SHA_B);
    }

    @Test
    public void aFileThatS3DoesNotHaveIsAnError() {
        assertThatThrownBy(() -> parse(SHA_A + "  gone.bin").lift(manifest(object("a", "e1"))))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("do not lie under s3://research-models/support-bot/v7/ (gone.bin)");
    }

    private static ProvidedManifest parse(String text) {
        return ProvidedManifest.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(ModelProblem.class).hasMessageContaining(reason);
    }
}
