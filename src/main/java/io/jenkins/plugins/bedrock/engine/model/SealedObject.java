package io.jenkins.plugins.bedrock.engine.model;

import java.time.Instant;
import java.util.Optional;

/**
 * By what an object is known again: as long as all of this is the same, S3 has not got another one at that key. Without a
 * version ID that finds accidents alone: two contents can be made with one entity tag and size, and times are in whole
 * seconds (of multipart uploads that at which they began).
 *
 * @param relativeKey below the model's prefix
 * @param versionId no value in an unversioned bucket
 * @param etag S3's entity tag, without quotes
 * @param size in bytes
 */
public record SealedObject(
        String relativeKey, Optional<String> versionId, String etag, long size, Instant lastModified) {

    /** As it is known now. */
    public static SealedObject of(ModelObject object) {
        return new SealedObject(
                object.relativeKey(), object.versionId(), object.etag(), object.size(), object.lastModified());
    }

    /**
     * Sees that this can be no other content.
     *
     * @throws IllegalArgumentException if it has no version ID
     */
    public SealedObject requireVersion() {
        if (versionId.isEmpty()) {
            throw new IllegalArgumentException("The object '" + relativeKey
                    + "' has no version ID: its content may be another one without anything else telling.");
        }
        return this;
    }

    /** How a later object at this key differs, as the rest of a sentence; no value if it does not. */
    Optional<String> difference(SealedObject later) {
        if (equals(later)) {
            return Optional.empty();
        }
        boolean sameContent = etag.equals(later.etag) && size == later.size;
        return Optional.of(
                sameContent
                        ? "was written again with the same entity tag (then " + when() + ", now " + later.when() + ")"
                        : "was replaced (then " + what() + ", now " + later.what() + ")");
    }

    private String when() {
        return lastModified + versionId.map(id -> ", version " + id).orElse("");
    }

    private String what() {
        return size + " bytes of " + when();
    }
}
