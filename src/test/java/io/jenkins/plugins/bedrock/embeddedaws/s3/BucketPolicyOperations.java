package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Content;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** GetBucketPolicy, PutBucketPolicy and DeleteBucketPolicy; they work in the bucket owner's account only. */
final class BucketPolicyOperations {

    private final S3Access access;

    BucketPolicyOperations(S3Access access) {
        this.access = access;
    }

    WireReply get(S3Call call) {
        EmbeddedBucket bucket = ownBucket(call, "s3:GetBucketPolicy");
        String policy = bucket.policy()
                .map(ShownPolicy::of)
                .orElseThrow(() -> new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist")
                        .detail("BucketName", bucket.name()));
        Content body = Content.of(policy.getBytes(StandardCharsets.UTF_8));
        return new WireReply(200, Map.of("Content-Type", "application/json"), body);
    }

    WireReply put(S3Call call) {
        EmbeddedBucket bucket = ownBucket(call, "s3:PutBucketPolicy");
        String document = new String(call.call().request().body(), StandardCharsets.UTF_8);
        String stored = new BucketPolicyRules(bucket).stored(document);
        boolean blocked = bucket.state()
                .settings()
                .publicAccessBlock()
                .filter(PublicAccessBlock::blockPublicPolicy)
                .isPresent();
        if (blocked && PublicPolicy.isPublic(document)) {
            throw new AwsError(
                    403,
                    "AccessDenied",
                    S3Refusal.sentence(call.call().caller(), "s3:PutBucketPolicy", bucket.arn())
                            + " because public policies are prevented by the BlockPublicPolicy setting in S3 Block"
                            + " Public Access.");
        }
        bucket.state().policy().write(Optional.of(stored));
        return WireReply.empty(204);
    }

    WireReply delete(S3Call call) {
        ownBucket(call, "s3:DeleteBucketPolicy").state().policy().write(Optional.empty());
        return WireReply.empty(204);
    }

    /** The owner's root user is always let in, lest a policy lock everybody out. */
    private EmbeddedBucket ownBucket(S3Call call, String action) {
        EmbeddedBucket bucket = call.bucket(access);
        Caller caller = call.call().caller();
        boolean own = caller.account().equals(bucket.account());
        if (!own || caller.kind() != Caller.Kind.ROOT) {
            access.require(caller, bucket, AccessRequest.of(action, bucket.arn(), bucket.account()));
        }
        if (!own) {
            throw new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    .detail("Method", call.call().request().method())
                    .detail("ResourceType", "BUCKETPOLICY");
        }
        return bucket;
    }
}
