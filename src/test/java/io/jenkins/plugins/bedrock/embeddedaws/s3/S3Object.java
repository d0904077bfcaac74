package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One version of an object.
 *
 * @param versionId {@code null} as text in a bucket that was never versioned
 * @param etag with its quotes
 * @param owner the account that owns the object
 * @param bucketOwnerMayRead whether its ACL lets the bucket's owner read it ({@code bucket-owner-full-control})
 * @param storageClass e.g. {@code STANDARD}, {@code GLACIER}
 * @param archiveStatus of Intelligent-Tiering, e.g. {@code ARCHIVE_ACCESS}
 * @param checksums base64 by algorithm, e.g. {@code SHA256}; all of the full object
 * @param deleteMarker whether it only says that the object was deleted
 */
public record S3Object(
        String key,
        String versionId,
        Content content,
        String etag,
        Instant lastModified,
        String owner,
        boolean bucketOwnerMayRead,
        String storageClass,
        Optional<String> archiveStatus,
        ObjectEncryption encryption,
        Map<String, String> checksums,
        String contentType,
        boolean deleteMarker) {

    /** Copies the checksums. */
    public S3Object {
        checksums = Collections.unmodifiableMap(new TreeMap<>(checksums));
    }

    /** Whether its bytes can't be read without a restore. */
    public boolean isArchived() {
        return storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE") || archiveStatus.isPresent();
    }
}
