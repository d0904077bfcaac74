package io.jenkins.plugins.bedrock.engine.policy;

/**
 * ArnEquals and ArnLike, which behave alike: each of the six parts between colons is compared by itself, with wildcards
 * (IAM JSON policy elements: Condition operators, "ARN").
 */
final class ArnComparison implements Comparison {

    @Override
    public Answer matches(String actual, String wanted, PolicyVariables variables) {
        return variables.withWildcards(
                wanted,
                pattern -> pattern.isArn()
                        ? Answer.of(pattern.matchesArn(actual))
                        : Answer.dependsOn("how AWS reads '" + wanted + "', which is not an ARN of six parts"));
    }
}
