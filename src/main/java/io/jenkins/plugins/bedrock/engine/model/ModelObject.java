package io.jenkins.plugins.bedrock.engine.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One object of a model, as HeadObject describes it.
 *
 * @param relativeKey below the model's prefix, for example {@code config.json}
 * @param size in bytes
 * @param versionId no value if the bucket is not versioned; S3's {@code null} version counts as none, for it is
 *     overwritten in place
 * @param storageClass S3's name, {@code STANDARD} if it sends none
 * @param archive the class or tier from which it must be restored before it can be read; no value if it can be read
 * @param owner the canonical ID of the account that owns it; no value if S3 does not say
 */
public record ModelObject(
        String relativeKey,
        long size,
        ContentEvidence evidence,
        Optional<String> versionId,
        Instant lastModified,
        String storageClass,
        Optional<String> archive,
        ObjectEncryption encryption,
        Optional<String> owner) {

    private static final String UNVERSIONED = "null";

    public ModelObject {
        versionId = versionId.filter(ModelObject::isVersionId);
        if (relativeKey.isEmpty() || !StandardCharsets.UTF_8.newEncoder().canEncode(relativeKey)) {
            throw new IllegalArgumentException(
                    "'" + relativeKey + "' is not the key of an object: it has at least one character, all in UTF-8.");
        }
        if (size < 0) {
            throw new IllegalArgumentException(
                    "The object '" + relativeKey + "' cannot have " + size + " bytes: a size is never negative.");
        }
    }

    /** Whether an answer of S3's is about this very version; in an unversioned bucket nothing tells. */
    boolean isVersion(String answered) {
        return Optional.ofNullable(answered).filter(ModelObject::isVersionId).equals(versionId);
    }

    private static boolean isVersionId(String id) {
        return !id.equals(UNVERSIONED);
    }

    /** S3's entity tag, without quotes. */
    public String etag() {
        return evidence.etag();
    }

    /** The same object, with more known about its content. */
    public ModelObject with(ContentEvidence other) {
        return new ModelObject(
                relativeKey, size, other, versionId, lastModified, storageClass, archive, encryption, owner);
    }

    /** The same object, with more known about its key. */
    public ModelObject with(ObjectEncryption other) {
        return new ModelObject(
                relativeKey, size, evidence, versionId, lastModified, storageClass, archive, other, owner);
    }
}
