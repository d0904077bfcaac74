package io.jenkins.plugins.bedrock.embeddedaws.s3;

import java.util.Optional;

/**
 * The configuration of a bucket.
 *
 * @param versioning {@code Enabled}, {@code Suspended}, or empty if it never was enabled
 * @param ownership e.g. {@code BucketOwnerEnforced}; empty when the controls were removed
 * @param publicAccessBlock empty when the block was removed
 * @param encryption what objects get that are put without a wish
 */
record BucketSettings(
        String versioning,
        Optional<String> ownership,
        Optional<PublicAccessBlock> publicAccessBlock,
        ObjectEncryption encryption) {

    /** What a bucket has that was made since April 2023. */
    static final BucketSettings NEW = new BucketSettings(
            "", Optional.of("BucketOwnerEnforced"), Optional.of(PublicAccessBlock.ALL), ObjectEncryption.SSE_S3);

    BucketSettings withVersioning(String value) {
        return new BucketSettings(value, ownership, publicAccessBlock, encryption);
    }

    BucketSettings withOwnership(Optional<String> value) {
        return new BucketSettings(versioning, value, publicAccessBlock, encryption);
    }

    BucketSettings withPublicAccessBlock(Optional<PublicAccessBlock> value) {
        return new BucketSettings(versioning, ownership, value, encryption);
    }

    BucketSettings withEncryption(ObjectEncryption value) {
        return new BucketSettings(versioning, ownership, publicAccessBlock, value);
    }
}
