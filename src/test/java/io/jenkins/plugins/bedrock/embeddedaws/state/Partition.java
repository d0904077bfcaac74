package io.jenkins.plugins.bedrock.embeddedaws.state;

/** The part of AWS that a Region belongs to: the second field of every ARN. */
public final class Partition {

    private Partition() {}

    /** The partition of a Region, e.g. {@code aws-cn} for {@code cn-north-1}. */
    public static String of(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
