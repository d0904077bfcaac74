package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import java.util.Optional;

/** Deletes objects as S3 does: for good, or by a marker in a versioned bucket. */
final class ObjectRemoval {

    private final BucketState bucket;

    ObjectRemoval(BucketState bucket) {
        this.bucket = bucket;
    }

    /** Removes a version for good, or the current one in the bucket's way; gives the delete marker if it made one. */
    Optional<S3Object> remove(String key, Optional<String> versionId) {
        if (versionId.isPresent()) {
            bucket.remove(key, versionId.get());
            return Optional.empty();
        }
        if (bucket.settings().versioning().isEmpty()) {
            bucket.remove(key, "null");
            return Optional.empty();
        }
        S3Object marker = new ObjectBuilder(key, Content.EMPTY, "", bucket).asDeleteMarker();
        bucket.keep(marker);
        return Optional.of(marker);
    }
}
