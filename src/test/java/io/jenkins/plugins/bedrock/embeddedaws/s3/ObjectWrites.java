package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.util.Optional;

/** PutObject and DeleteObject. */
final class ObjectWrites {

    private final S3Access access;
    private final ObjectKeys keys;

    ObjectWrites(S3Access access, ObjectKeys keys) {
        this.access = access;
        this.keys = keys;
    }

    WireReply put(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        require(call, bucket, "s3:PutObject");
        if (call.header("If-None-Match").filter("*"::equals).isPresent()
                && bucket.current(call.key()).isPresent()) {
            throw new AwsError(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        SentBody body = SentBody.of(call.call().request());
        ObjectEncryption encryption = encryption(call, bucket);
        keys.requireEncrypt(call.call().caller(), bucket, call.key(), encryption);
        ObjectBuilder object = bucket.object(call.key(), Content.of(body.bytes()))
                .encryption(encryption)
                .owner(owner(call, bucket))
                .storageClass(call.header("x-amz-storage-class").orElse("STANDARD"))
                .contentType(call.header("Content-Type").orElse("binary/octet-stream"));
        body.checksums().forEach(object::checksum);
        S3Object kept = object.build();
        bucket.state().keep(kept);
        WireReply reply = ObjectHeaders.encryption(WireReply.empty(200), encryption)
                .header("ETag", kept.etag())
                .header("x-amz-version-id", kept.versionId().equals("null") ? null : kept.versionId());
        return ObjectHeaders.checksums(reply, kept);
    }

    WireReply delete(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        require(call, bucket, call.versionId().isPresent() ? "s3:DeleteObjectVersion" : "s3:DeleteObject");
        Optional<S3Object> marker = new ObjectRemoval(bucket.state()).remove(call.key(), call.versionId());
        return WireReply.empty(204)
                .header("x-amz-delete-marker", marker.isPresent() ? "true" : null)
                .header(
                        "x-amz-version-id",
                        marker.map(S3Object::versionId).or(call::versionId).orElse(null));
    }

    private void require(S3Call call, EmbeddedBucket bucket, String action) {
        AccessRequest request = AccessRequest.of(action, bucket.arn(call.key()), bucket.account())
                .with(
                        "s3:x-amz-server-side-encryption",
                        call.header("x-amz-server-side-encryption").orElse(""))
                .with(
                        "s3:x-amz-server-side-encryption-aws-kms-key-id",
                        call.header("x-amz-server-side-encryption-aws-kms-key-id")
                                .orElse(""));
        access.require(call.call().caller(), bucket, request);
    }

    private static String owner(S3Call call, EmbeddedBucket bucket) {
        return bucket.isOwnerEnforced()
                ? bucket.account()
                : call.call().caller().account();
    }

    private ObjectEncryption encryption(S3Call call, EmbeddedBucket bucket) {
        Optional<String> algorithm = call.header("x-amz-server-side-encryption");
        if (algorithm.isEmpty()) {
            return bucket.state().settings().encryption();
        }
        if (algorithm.get().equals("AES256")) {
            return ObjectEncryption.SSE_S3;
        }
        String account = call.call().caller().account();
        String key = call.header("x-amz-server-side-encryption-aws-kms-key-id")
                .map(name -> keys.arn(name, account, bucket.region()))
                .orElseGet(() -> keys.managedArn(account, bucket.region()));
        boolean bucketKey = call.header("x-amz-server-side-encryption-bucket-key-enabled")
                .map(Boolean::parseBoolean)
                .orElse(bucket.state().settings().encryption().bucketKey());
        return ObjectEncryption.kms(key, bucketKey);
    }
}
