package io.jenkins.plugins.bedrock.embeddedaws.s3;

/** The four switches of S3 Block Public Access. */
public record PublicAccessBlock(
        boolean blockPublicAcls, boolean ignorePublicAcls, boolean blockPublicPolicy, boolean restrictPublicBuckets) {

    /** All on, as new buckets have it. */
    public static final PublicAccessBlock ALL = new PublicAccessBlock(true, true, true, true);

    /** All off. */
    public static final PublicAccessBlock OFF = new PublicAccessBlock(false, false, false, false);
}
