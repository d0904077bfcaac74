package io.jenkins.plugins.bedrock.builds;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import java.util.Optional;

/** Pages of the AWS console. */
public final class AwsConsole {

    private AwsConsole() {}

    /** Where the import jobs and imported models of a Region are; no value outside the partition {@code aws}. */
    @NonNull
    public static Optional<String> importedModels(@NonNull AwsRegion region) {
        return "aws".equals(region.partition())
                ? Optional.of("https://" + region + ".console.aws.amazon.com/bedrock/home?region=" + region
                        + "#/imported-models")
                : Optional.empty();
    }
}
