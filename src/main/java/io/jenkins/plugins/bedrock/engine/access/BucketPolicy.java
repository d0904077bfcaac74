package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.aws.AwsProblem;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;

/**
 * The policy of a bucket. Every call names the owner that is expected, so that a look-alike bucket in another account is
 * refused by S3 itself.
 */
record BucketPolicy(AwsAccount source, AwsRegion region, String bucket, AccountId owner) implements PolicyHome {

    static BucketPolicy of(AwsAccount source, ModelAccess access) {
        return new BucketPolicy(source, access.region(), access.model().bucket(), access.bucketOwner());
    }

    @Override
    public String arn() {
        return region.arn("s3", "", "", bucket);
    }

    @Override
    public String name() {
        return "policy of bucket " + bucket;
    }

    /** S3 user guide, "Bucket policy": 20 KB. */
    @Override
    public int limit() {
        return 20 * 1024;
    }

    @Override
    public PolicyDocument read() {
        try {
            return PolicyDocument.parse(source.call(
                    "read the " + name(),
                    () -> source.s3()
                            .getBucketPolicy(r -> r.bucket(bucket).expectedBucketOwner(owner.value()))
                            .policy()));
        } catch (AwsProblem problem) {
            if (problem.code().equals("NoSuchBucketPolicy")) {
                return PolicyDocument.empty();
            }
            throw problem;
        }
    }

    @Override
    public void write(PolicyDocument policy) {
        if (policy.isEmpty()) {
            source.call(
                    "remove the empty " + name(),
                    () -> source.s3().deleteBucketPolicy(r -> r.bucket(bucket).expectedBucketOwner(owner.value())));
        } else {
            source.call(
                    "write the " + name(),
                    () -> source.s3()
                            .putBucketPolicy(r -> r.bucket(bucket)
                                    .expectedBucketOwner(owner.value())
                                    .policy(policy.toJson())));
        }
    }
}
