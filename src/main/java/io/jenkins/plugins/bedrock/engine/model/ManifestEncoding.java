package io.jenkins.plugins.bedrock.engine.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The bytes over which digests and seals are computed, such that different values never give the same bytes.
 *
 * <p>A first line names the format and its version. After it every value is a netstring: its length in bytes of UTF-8 as
 * a decimal number, a colon, the value, a comma. No character of a key can therefore pass for the end of it.
 */
final class ManifestEncoding {

    private final MessageDigest digest = Sha256.digest();

    /** @param format name and version of what is encoded, for example {@code model-digest/1} */
    ManifestEncoding(String format) {
        digest.update((format + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    ManifestEncoding add(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
        return this;
    }

    ManifestEncoding add(long value) {
        return add(Long.toString(value));
    }

    /** 64 hexadecimal digits in lower case; to be called once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
