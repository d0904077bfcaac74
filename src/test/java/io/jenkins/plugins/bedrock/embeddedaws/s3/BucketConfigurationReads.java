package io.jenkins.plugins.bedrock.embeddedaws.s3;

import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;

/** The operations that read a bucket's configuration. */
final class BucketConfigurationReads {

    private final S3Access access;

    BucketConfigurationReads(S3Access access) {
        this.access = access;
    }

    WireReply publicAccessBlock(S3Call call) {
        PublicAccessBlock block = settings(call, "s3:GetBucketPublicAccessBlock")
                .publicAccessBlock()
                .orElseThrow(() -> missing(
                        "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"));
        return reply(Xml.element("PublicAccessBlockConfiguration")
                .with("BlockPublicAcls", block.blockPublicAcls())
                .with("IgnorePublicAcls", block.ignorePublicAcls())
                .with("BlockPublicPolicy", block.blockPublicPolicy())
                .with("RestrictPublicBuckets", block.restrictPublicBuckets()));
    }

    WireReply ownershipControls(S3Call call) {
        String ownership = settings(call, "s3:GetBucketOwnershipControls")
                .ownership()
                .orElseThrow(() ->
                        missing("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"));
        return reply(Xml.element("OwnershipControls").with(Xml.element("Rule").with("ObjectOwnership", ownership)));
    }

    WireReply encryption(S3Call call) {
        ObjectEncryption encryption =
                settings(call, "s3:GetEncryptionConfiguration").encryption();
        Xml byDefault = Xml.element("ApplyServerSideEncryptionByDefault")
                .with("SSEAlgorithm", encryption.algorithm())
                .with("KMSMasterKeyID", encryption.keyArn().orElse(null));
        return reply(Xml.element("ServerSideEncryptionConfiguration")
                .with(Xml.element("Rule").with(byDefault).with("BucketKeyEnabled", encryption.bucketKey())));
    }

    WireReply versioning(S3Call call) {
        String versioning = settings(call, "s3:GetBucketVersioning").versioning();
        return reply(Xml.element("VersioningConfiguration").with("Status", versioning.isEmpty() ? null : versioning));
    }

    /** The location of a bucket in us-east-1 is empty. */
    WireReply location(S3Call call) {
        EmbeddedBucket bucket = call.bucket(access);
        access.require(call.call().caller(), bucket, "s3:GetBucketLocation");
        return reply(Xml.text("LocationConstraint", bucket.region().equals("us-east-1") ? "" : bucket.region()));
    }

    private BucketSettings settings(S3Call call, String action) {
        EmbeddedBucket bucket = call.bucket(access);
        access.require(call.call().caller(), bucket, action);
        return bucket.state().settings();
    }

    private static WireReply reply(Xml root) {
        return WireReply.xml(root.namespace(BucketReads.NAMESPACE));
    }

    private static AwsError missing(String code, String message) {
        return new AwsError(404, code, message);
    }
}
