package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;

/** The KMS keys under which objects lie. */
@FunctionalInterface
public interface ObjectKeys {

    /**
     * Goes on when the caller may decrypt the object's data key through S3, or the object needs no KMS key.
     *
     * @throws io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError 403 AccessDenied as S3 passes it on
     */
    void requireDecrypt(Caller caller, EmbeddedBucket bucket, S3Object object);
}
