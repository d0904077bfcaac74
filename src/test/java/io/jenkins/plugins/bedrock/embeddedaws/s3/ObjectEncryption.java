package io.jenkins.plugins.bedrock.embeddedaws.s3;

import java.util.Optional;

/**
 * How an object is encrypted at rest.
 *
 * @param algorithm {@code AES256} (SSE-S3) or {@code aws:kms}
 * @param keyArn the KMS key; empty for SSE-S3
 * @param bucketKey whether an S3 Bucket Key stands between object and KMS key
 */
public record ObjectEncryption(String algorithm, Optional<String> keyArn, boolean bucketKey) {

    /** SSE-S3, the default of all buckets since January 2023. */
    public static final ObjectEncryption SSE_S3 = new ObjectEncryption("AES256", Optional.empty(), false);

    /** SSE-KMS with this key. */
    public static ObjectEncryption kms(String keyArn, boolean bucketKey) {
        return new ObjectEncryption("aws:kms", Optional.of(keyArn), bucketKey);
    }
}
