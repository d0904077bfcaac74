package io.jenkins.plugins.bedrock.engine.importing;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrock.model.Tag;

/** Reads the tags of a job or model. */
record TagReading(AwsAccount account) {

    Map<String, String> of(String arn) {
        return account
                .call(
                        "read the tags of " + arn,
                        () -> account.bedrock().listTagsForResource(list -> list.resourceARN(arn)))
                .tags()
                .stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
