package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A path-style request to S3.
 *
 * @param bucketName empty when the request is for no bucket
 * @param key empty when the request is for the bucket
 */
record S3Call(Call call, String bucketName, String key, Map<String, String> query) {

    static S3Call of(Call call) {
        return new S3Call(
                call,
                bucketName(call.request()),
                key(call.request()),
                call.request().query());
    }

    static String bucketName(WireRequest request) {
        String path = request.rawPath().substring(1);
        int slash = path.indexOf('/');
        return WireRequest.decodedPath(slash < 0 ? path : path.substring(0, slash));
    }

    static String key(WireRequest request) {
        String path = request.rawPath().substring(1);
        int slash = path.indexOf('/');
        return slash < 0 ? "" : WireRequest.decodedPath(path.substring(slash + 1));
    }

    /** The bucket, after the owner that the caller expects has been compared. */
    EmbeddedBucket bucket(S3Access access) {
        EmbeddedBucket bucket = access.bucket(bucketName, call.region());
        header("x-amz-expected-bucket-owner").ifPresent(owner -> checkOwner(bucket, owner));
        return bucket;
    }

    Optional<String> header(String name) {
        return call.request().header(name);
    }

    Optional<String> versionId() {
        return Optional.ofNullable(query.get("versionId"));
    }

    private static void checkOwner(EmbeddedBucket bucket, String owner) {
        if (!owner.matches("\\d{12}")) {
            throw new AwsError(
                    400,
                    "InvalidBucketOwnerAWSAccountID",
                    "The value of the expected bucket owner parameter must be an AWS account ID.");
        }
        if (!owner.equals(bucket.account())) {
            throw new AwsError(403, "AccessDenied", "Access Denied");
        }
    }
}
