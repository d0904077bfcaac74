package io.jenkins.plugins.bedrock.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known about the content of an object without reading it.
 *
 * @param etag S3's entity tag, without quotes
 * @param sha256 SHA-256 over the whole object, kept by S3 or computed here from its bytes; 64 hexadecimal digits
 * @param crc64 CRC-64/NVME over the whole object, kept by S3; 16 hexadecimal digits
 * @param providedSha256 what research says the SHA-256 is; a statement, not something that S3 has seen
 */
public record ContentEvidence(
        String etag, Optional<String> sha256, Optional<String> crc64, Optional<String> providedSha256) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CRC64 = Pattern.compile("[0-9a-f]{16}");

    public ContentEvidence {
        if (etag == null || etag.isEmpty() || etag.indexOf('"') >= 0) {
            throw new IllegalArgumentException("'" + etag + "' is not an entity tag of S3: it is never empty and is"
                    + " kept without quotes, for example d41d8cd98f00b204e9800998ecf8427e.");
        }
        require(sha256, SHA256, "a SHA-256: it has 64 hexadecimal digits in lower case");
        require(crc64, CRC64, "a CRC-64: it has 16 hexadecimal digits in lower case");
        require(providedSha256, SHA256, "a SHA-256: it has 64 hexadecimal digits in lower case");
        if (sha256.isPresent() && providedSha256.isPresent() && !sha256.equals(providedSha256)) {
            throw new IllegalArgumentException("The SHA-256 of the content is " + sha256.get()
                    + ", but research's manifest says " + providedSha256.get()
                    + ": one of them belongs to other content.");
        }
    }

    /** An object of which S3 keeps an entity tag only. */
    public static ContentEvidence ofETag(String etag) {
        return new ContentEvidence(etag, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With a SHA-256 kept by S3, or computed from the object's bytes. */
    public ContentEvidence withSha256(String hex) {
        return new ContentEvidence(etag, Optional.of(hex), crc64, providedSha256);
    }

    /** With a CRC-64/NVME kept by S3. */
    public ContentEvidence withCrc64(String hex) {
        return new ContentEvidence(etag, sha256, Optional.of(hex), providedSha256);
    }

    /** With what research says. */
    public ContentEvidence withProvidedSha256(String hex) {
        return new ContentEvidence(etag, sha256, crc64, Optional.of(hex));
    }

    /**
     * The evidence that enters a digest, as {@code kind=value}: the best that S3 has seen, and what research says where
     * that lifts it.
     *
     * <p>A statement of research's never stands alone: if an object is replaced while the statement stays, S3's own
     * evidence differs.
     */
    List<String> best() {
        if (sha256.isPresent()) {
            return List.of("sha256=" + sha256.get());
        }
        String seen = crc64.map(crc -> "crc64nvme=" + crc).orElse("etag=" + etag);
        return providedSha256
                .map(said -> List.of("provided-sha256=" + said, seen))
                .orElse(List.of(seen));
    }

    /** Of the best evidence that there is. */
    public Strength strength() {
        if (sha256.isPresent() || providedSha256.isPresent()) {
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
