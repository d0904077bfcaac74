package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AccountId;
import io.jenkins.plugins.bedrock.engine.aws.AwsRegion;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an import role may read of a source, for all of its models: the source's policies decide which of them, and for
 * how long.
 *
 * @param source the source's name, by which the role's policy is named
 * @param prefixes the prefixes that the source allows for the environment
 * @param keys the customer keys of the source
 */
public record SourceReach(
        String source, AccountId owner, AwsRegion region, List<AllowedPrefix> prefixes, List<KeyArn> keys) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");

    public SourceReach {
        prefixes = List.copyOf(prefixes);
        keys = List.copyOf(keys);
        if (source == null || !NAME.matcher(source).matches()) {
            throw new IllegalArgumentException("'" + source
                    + "' is not a source's name: it has up to 63 letters, digits or dashes, for example research.");
        }
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException(
                    "The source " + source + " allows no prefix, for example s3://research-models/.");
        }
    }
}
