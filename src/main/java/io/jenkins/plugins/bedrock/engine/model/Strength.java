package io.jenkins.plugins.bedrock.engine.model;

/**
 * How much the evidence for an object's content says, the weakest first; a digest is as strong as its weakest evidence.
 *
 * <p>An environment may demand a strength: compare with {@link #isAtLeast}.
 */
public enum Strength {
    /**
     * S3's entity tag. It changes with the content, but the same content has another one when it was uploaded in other
     * parts or is encrypted with a KMS key.
     */
    ETAG,

    /** CRC-64/NVME over the whole object: the same for the same content, but made to find accidents, not intent. */
    CRC64,

    /** SHA-256 over the whole object. */
    SHA256;

    public boolean isAtLeast(Strength demanded) {
        return compareTo(demanded) >= 0;
    }

    /** The weaker of both. */
    public Strength and(Strength other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
