package io.jenkins.plugins.bedrock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class ModelDigestTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    public void whatIsWrittenIsReadAgain() {
        ModelDigest digest = new ModelDigest(HEX, Strength.CRC64);

        assertThat(digest).hasToString("sha256:" + HEX);
        assertThat(ModelDigest.parse(digest.toString(), Strength.CRC64)).isEqualTo(digest);
        assertThat(digest.shortForm()).isEqualTo("0123456789ab");
    }

    @Test
    public void anythingElseIsNotADigest() {
        assertThatThrownBy(() -> ModelDigest.parse(HEX, Strength.ETAG)).hasMessageContaining("begins with sha256:");
        assertThatThrownBy(() -> ModelDigest.parse("sha256:ABC", Strength.ETAG)).hasMessageContaining("64 hexadecimal");
        assertThatThrownBy(() -> new ModelDigest(HEX, null)).hasMessageContaining("no strength");
    }

    @Test
    public void aSha256SaysMoreThanACrcAndThatMoreThanAnETag() {
        assertThat(Strength.values()).containsExactly(Strength.ETAG, Strength.CRC64, Strength.SHA256);
        assertThat(Strength.SHA256.isAtLeast(Strength.CRC64)).isTrue();
        assertThat(Strength.ETAG.isAtLeast(Strength.CRC64)).isFalse();
        assertThat(Strength.SHA256.and(Strength.ETAG)).isEqualTo(Strength.ETAG);
    }
}
