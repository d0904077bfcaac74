package io.jenkins.plugins.bedrock.engine.access;

/**
 * A customer key under which objects of the model are encrypted.
 *
 * @param bucketKeyOnly whether every one of these objects uses an S3 Bucket Key, so that the encryption context is the
 *     bucket's ARN (S3 user guide, "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys")
 */
public record KeyUse(KeyArn key, boolean bucketKeyOnly) {}
