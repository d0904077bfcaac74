package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.kms.KeyUse;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import java.util.Map;

/** The KMS keys under which objects lie, used through S3 in the caller's name. */
public final class ObjectKeys {

    private final KeyUse keys;

    /** @param keys the way to KMS keys */
    public ObjectKeys(KeyUse keys) {
        this.keys = keys;
    }

    /**
     * Goes on when the caller may decrypt the object's data key, or the object needs no KMS key.
     *
     * @throws AwsError 403 AccessDenied as S3 passes it on
     */
    void requireDecrypt(Caller caller, EmbeddedBucket bucket, S3Object object) {
        require(caller, bucket, object.key(), object.encryption(), "kms:Decrypt");
    }

    /** Goes on when the caller may make a data key for a new object. */
    void requireEncrypt(Caller caller, EmbeddedBucket bucket, String key, ObjectEncryption encryption) {
        require(caller, bucket, key, encryption, "kms:GenerateDataKey");
    }

    /** The ARN of the key that a caller names by ID, alias or ARN. */
    String arn(String name, String account, String region) {
        try {
            return keys.arn(name, account, region);
        } catch (AwsError refused) {
            throw passedOn(refused);
        }
    }

    /** The ARN of the key that AWS manages for S3 in an account. */
    String managedArn(String account, String region) {
        return keys.managedArn("s3", account, region);
    }

    private void require(Caller caller, EmbeddedBucket bucket, String key, ObjectEncryption encryption, String action) {
        if (encryption.keyArn().isEmpty()) {
            return;
        }
        // With an S3 Bucket Key the context is the bucket, without it the object (S3 User Guide, "Using SSE-KMS").
        String context = encryption.bucketKey() ? bucket.arn() : bucket.arn(key);
        try {
            keys.requireThroughService(caller, encryption.keyArn().get(), action, "s3", Map.of("aws:s3:arn", context));
        } catch (AwsError refused) {
            throw passedOn(refused);
        }
    }

    private static AwsError passedOn(AwsError refused) {
        return refused.code().equals("AccessDeniedException")
                ? new AwsError(403, "AccessDenied", refused.getMessage())
                : new AwsError(400, "KMS." + refused.code(), refused.getMessage());
    }
}
