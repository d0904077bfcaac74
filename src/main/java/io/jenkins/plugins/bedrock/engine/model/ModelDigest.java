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
    private static final String FORMAT = "model-digest/1";
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

    /**
     * The digest of a model.
     *
     * <p>Format {@code model-digest/1}, see {@link ManifestEncoding}: the number of objects; then for each object, sorted
     * by the bytes of its relative key, the relative key, the size, the number of pieces of evidence (always 1) and the
     * evidence: {@code sha256=} or {@code crc64nvme=}, each in hexadecimal, or {@code etag=}.
     *
     * <p>Bucket, prefix, versions and times do not enter it. A copy of the model elsewhere has the same digest if all
     * evidence is SHA-256 or CRC-64; not by entity tags, for the same bytes have another one when uploaded in other
     * parts or encrypted with a KMS key. Better evidence gives another digest, too: what is to be hashed, is hashed
     * before digests are compared.
     */
    public static ModelDigest of(ModelManifest manifest) {
        ManifestEncoding encoding =
                new ManifestEncoding(FORMAT).add(manifest.objects().size());
        Strength weakest = Strength.SHA256;
        for (ModelObject object : manifest.objects()) {
            encoding.add(object.relativeKey())
                    .add(object.size())
                    .add(1)
                    .add(object.evidence().best());
            weakest = weakest.and(object.evidence().strength());
        }
        return new ModelDigest(encoding.sha256(), weakest);
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
