package io.jenkins.plugins.bedrock.engine.aws;

import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The code of an AWS Region, and with it the partition in which ARNs are built.
 *
 * @throws IllegalArgumentException if it has not the form of a Region code; whether the Region exists only AWS knows
 */
public record AwsRegion(String id) {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-[a-z]+){1,3}-[0-9]{1,2}");

    public AwsRegion {
        if (id == null || !FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id
                    + "' is not an AWS Region: it is written as its code in lower case, for example us-east-1.");
        }
    }

    /** The partition ({@code aws}, {@code aws-cn}, {@code aws-us-gov}, …) as the SDK's own metadata has it. */
    public String partition() {
        return PartitionMetadata.of(sdk()).id();
    }

    /** The ARN of a resource in this Region's partition; Region and account are empty for global resources. */
    public String arn(String service, String region, String account, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The same Region as the SDK names it. */
    public Region sdk() {
        return Region.of(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
