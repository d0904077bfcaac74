package io.jenkins.plugins.bedrock.engine.model;

import java.util.regex.Pattern;

/**
 * What a model is, in one value that is the same wherever and whenever the same objects are looked at.
 *
 * @param sha256 64 hexadecimal digits in lower case
 * @param strength of the weakest evidence behind it; follows from what was hashed, so that equal digests have the same
 */
public record ModelDigest(String sha256, Strength strength) {

    private static final String ALGORITHM = "sha256:";
    private static final int SHORT = 12;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public ModelDigest {
        if (sha256 == null || !HEX.matcher(sha256).matches()) {
            throw new IllegalArgumentException("'" + sha256
                    + "' is not the digest of a model: it has 64 hexadecimal digits in lower case, written"
                    + " sha256:0123….");
        }
        if (strength == null) {
            throw new IllegalArgumentException(
                    "The digest " + sha256 + " has no strength: it is ETAG, CRC64 or SHA256.");
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text {@code sha256:} and 64 hexadecimal digits
     * @param strength as recorded beside it
     */
    public static ModelDigest parse(String text, Strength strength) {
        if (text == null || !text.startsWith(ALGORITHM)) {
            throw new IllegalArgumentException("'" + text
                    + "' is not the digest of a model: it begins with sha256: and has 64 hexadecimal digits.");
        }
        return new ModelDigest(text.substring(ALGORITHM.length()), strength);
    }

    /** The first 12 digits, for names and pages. */
    public String shortForm() {
        return sha256.substring(0, SHORT);
    }

    /** The digest as it is recorded and tagged. */
    @Override
    public String toString() {
        return ALGORITHM + sha256;
    }
}
