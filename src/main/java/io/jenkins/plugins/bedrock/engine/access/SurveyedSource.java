package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.model.AllowedPrefix;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A source whose policies are looked at.
 *
 * @param reach what it lets be read
 * @param account reached as a role of the source that may read its policies
 * @param policiesManagedHere whether this plugin changes them; otherwise their owners decide what is there
 * @param decryptThroughS3Only whether key policies let roles decrypt through S3 only
 * @param roles the import roles to which it opens models, and that this plugin keeps up
 */
public record SurveyedSource(
        SourceReach reach,
        AwsAccount account,
        boolean policiesManagedHere,
        boolean decryptThroughS3Only,
        List<SurveyedRole> roles) {

    public SurveyedSource {
        roles = List.copyOf(roles);
    }

    /** An import role in its account. */
    public record SurveyedRole(AwsAccount hosting, ImportRole role) {}

    Set<String> buckets() {
        return reach.prefixes().stream().map(AllowedPrefix::bucket).collect(Collectors.toSet());
    }
}
