package io.jenkins.plugins.bedrock.engine.model;

import java.util.Optional;

/**
 * How S3 keeps an object encrypted, as HeadObject tells it.
 *
 * @param keyArn of the KMS key; only for the two kinds of KMS keys, and always for a customer's
 * @param bucketKey whether an S3 Bucket Key stands between: then the encryption context is the bucket's ARN instead of
 *     the object's (S3 user guide, "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys")
 */
public record ObjectEncryption(Kind kind, Optional<String> keyArn, boolean bucketKey) {

    /** Who owns the key. */
    public enum Kind {
        /** Not encrypted: objects from before 2023. */
        NONE,
        /** S3's own keys; nothing to grant. */
        SSE_S3,
        /** The account's {@code aws/s3} key, which cannot be shared with another account. */
        AWS_MANAGED_KEY,
        /** A key of KMS whose policy the account writes; HeadObject does not tell it from {@code aws/s3} by its ARN. */
        CUSTOMER_KEY
    }

    private static final String KMS = "aws:kms";
    private static final String AWS_MANAGED_ALIAS = "alias/aws/s3";

    public ObjectEncryption {
        boolean kms = kind == Kind.AWS_MANAGED_KEY || kind == Kind.CUSTOMER_KEY;
        if (!kms && (keyArn.isPresent() || bucketKey)) {
            throw new IllegalArgumentException(
                    "An object with encryption " + kind + " has no KMS key, and no Bucket Key either.");
        }
        if (kind == Kind.CUSTOMER_KEY && keyArn.isEmpty()) {
            throw new IllegalArgumentException("An object under a customer's KMS key needs the key's ARN, for example"
                    + " arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.");
        }
    }

    /** An object that is not encrypted. */
    public static ObjectEncryption none() {
        return new ObjectEncryption(Kind.NONE, Optional.empty(), false);
    }

    /** An object under S3's own keys. */
    public static ObjectEncryption sseS3() {
        return new ObjectEncryption(Kind.SSE_S3, Optional.empty(), false);
    }

    /** An object under a customer's key. */
    public static ObjectEncryption customerKey(String keyArn, boolean bucketKey) {
        return new ObjectEncryption(Kind.CUSTOMER_KEY, Optional.of(keyArn), bucketKey);
    }

    /**
     * What the headers of a HeadObject answer say.
     *
     * @param algorithm {@code x-amz-server-side-encryption}: AES256, aws:kms, aws:kms:dsse, aws:fsx; null if absent
     * @param keyId {@code x-amz-server-side-encryption-aws-kms-key-id}; null if absent
     */
    static ObjectEncryption ofHead(String algorithm, String keyId, Boolean bucketKey) {
        if (algorithm == null) {
            return none();
        }
        if (!algorithm.startsWith(KMS)) {
            return sseS3();
        }
        boolean withBucketKey = Boolean.TRUE.equals(bucketKey);
        return keyId == null || keyId.endsWith(AWS_MANAGED_ALIAS)
                ? new ObjectEncryption(Kind.AWS_MANAGED_KEY, Optional.ofNullable(keyId), withBucketKey)
                : customerKey(keyId, withBucketKey);
    }
}
