package io.jenkins.plugins.bedrock.embeddedaws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The API model's patterns and lengths, and how Bedrock refuses what breaks them. */
final class BedrockRules {

    static final int MOST_TAGS = 50;

    private static final String REGION_AND_ACCOUNT = "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:";
    private static final String JOB_NAME = "[a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*";
    private static final String MODEL_NAME = "([0-9a-zA-Z][_-]?)+";
    private static final String TAG = "[a-zA-Z0-9\\s._:/=+@-]*";

    /** A member's pattern and length. */
    enum Member {
        jobName(1, 63, JOB_NAME),
        importedModelName(1, 63, MODEL_NAME),
        roleArn(0, 2048, "arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+"),
        s3Uri(1, 1024, "s3://[a-z0-9][-.a-z0-9]{1,61}[a-z0-9](?:/[-!_*'().a-z0-9A-Z]+(?:/[-!_*'().a-z0-9A-Z]+)*)?/?"),
        clientRequestToken(1, 256, "[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?"),
        importedModelKmsKeyId(
                1,
                2048,
                "(arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:((key/[a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)))"
                        + "|([a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)"),
        subnetId(0, 32, "[-0-9a-zA-Z]+"),
        securityGroupId(0, 32, "[-0-9a-zA-Z]+"),
        key(1, 128, TAG),
        value(0, 256, TAG),
        jobIdentifier(0, 1011, "(" + REGION_AND_ACCOUNT + "model-import-job/[a-z0-9]{12})|(" + JOB_NAME + ")"),
        modelIdentifier(1, 1011, "(" + REGION_AND_ACCOUNT + "imported-model/[a-z0-9]{12})|(" + MODEL_NAME + ")"),
        resourceARN(20, 1011, REGION_AND_ACCOUNT + "(model-import-job|imported-model)/[a-z0-9]{12}"),
        nextToken(1, 2048, "\\S*"),
        statusEquals(1, 20, "InProgress|Completed|Failed"),
        sortBy(1, 20, "CreationTime"),
        sortOrder(1, 20, "Ascending|Descending");

        private final int shortest;
        private final int longest;
        private final Pattern pattern;

        Member(int shortest, int longest, String pattern) {
            this.shortest = shortest;
            this.longest = longest;
            this.pattern = Pattern.compile(pattern);
        }

        /** Gives the value back if it keeps the rules. */
        String checked(String text) {
            if (text.length() < shortest || text.length() > longest) {
                throw refused(text, "Member must have length between " + shortest + " and " + longest);
            }
            if (!pattern.matcher(text).matches()) {
                throw refused(text, "Member must satisfy regular expression pattern: " + pattern);
            }
            return text;
        }

        private AwsError refused(String text, String constraint) {
            return invalid("1 validation error detected: Value '" + text + "' at '" + name()
                    + "' failed to satisfy constraint: " + constraint);
        }
    }

    private BedrockRules() {}

    /** A member that must be there. */
    static String required(JsonNode body, Member member) {
        JsonNode value = body.path(member.name());
        if (!value.isTextual()) {
            throw invalid("1 validation error detected: Value null at '" + member.name()
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return member.checked(value.asText());
    }

    /** A member that may be absent; then the empty string. */
    static String optional(JsonNode body, Member member) {
        return body.hasNonNull(member.name()) ? required(body, member) : "";
    }

    /** A list of 1 to so many IDs. */
    static void requireIds(JsonNode list, Member member, int most) {
        if (list.isEmpty() || list.size() > most) {
            throw invalid("1 validation error detected: Value at '" + member.name()
                    + "s' failed to satisfy constraint: Member must have length between 1 and " + most);
        }
        list.forEach(id -> member.checked(id.asText()));
    }

    /** A list of tags, which may be absent. */
    static Map<String, String> tags(JsonNode list) {
        Map<String, String> tags = new TreeMap<>();
        list.forEach(tag -> tags.put(required(tag, Member.key), required(tag, Member.value)));
        return tags;
    }

    /** Refuses more tags than a resource may carry. */
    static void requireFewTags(Map<String, String> tags, String resource) {
        if (tags.size() > MOST_TAGS) {
            throw new AwsError(400, "TooManyTagsException", "The resource has more than " + MOST_TAGS + " tags.")
                    .detail("resourceName", resource);
        }
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
