package io.jenkins.plugins.bedrock.engine.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known about the content of an object without reading it.
 *
 * @param etag S3's entity tag, without quotes
 * @param sha256 SHA-256 over the whole object, kept by S3 or computed here from its bytes; 64 hexadecimal digits
 * @param crc64 CRC-64/NVME over the whole object, kept by S3; 16 hexadecimal digits
 */
public record ContentEvidence(String etag, Optional<String> sha256, Optional<String> crc64) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CRC64 = Pattern.compile("[0-9a-f]{16}");

    public ContentEvidence {
        if (etag == null || etag.isEmpty() || etag.indexOf('"') >= 0) {
            throw new IllegalArgumentException("'" + etag + "' is not an entity tag of S3: it is never empty and is"
                    + " kept without quotes, for example d41d8cd98f00b204e9800998ecf8427e.");
        }
        require(sha256, SHA256, "a SHA-256: it has 64 hexadecimal digits in lower case");
        require(crc64, CRC64, "a CRC-64: it has 16 hexadecimal digits in lower case");
    }

    /** An object of which S3 keeps an entity tag only. */
    public static ContentEvidence ofETag(String etag) {
        return new ContentEvidence(etag, Optional.empty(), Optional.empty());
    }

    /** With a SHA-256 kept by S3, or computed from the object's bytes. */
    public ContentEvidence withSha256(String hex) {
        return new ContentEvidence(etag, Optional.of(hex), crc64);
    }

    /** With a CRC-64/NVME kept by S3. */
    public ContentEvidence withCrc64(String hex) {
        return new ContentEvidence(etag, sha256, Optional.of(hex));
    }

    /** The best evidence that there is, as {@code kind=value}; it enters a digest. */
    String best() {
        return sha256.map(sha -> "sha256=" + sha)
                .or(() -> crc64.map(crc -> "crc64nvme=" + crc))
                .orElse("etag=" + etag);
    }

    /** Of the best evidence that there is. */
    public Strength strength() {
        if (sha256.isPresent()) {
            return Strength.SHA256;
        }
        return crc64.isPresent() ? Strength.CRC64 : Strength.ETAG;
    }

    private static void require(Optional<String> value, Pattern form, String rule) {
        value.filter(hex -> !form.matcher(hex).matches()).ifPresent(hex -> {
            throw new IllegalArgumentException("'" + hex + "' is not " + rule + ".");
        });
    }
}
