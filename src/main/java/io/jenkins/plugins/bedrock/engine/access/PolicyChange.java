package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;

/**
 * What happened, or would happen, to one policy.
 *
 * @param resource the ARN of bucket, key or role
 * @param policy for messages: {@code policy of bucket research-models}
 * @param before the policy as AWS returned it
 * @param after the policy as it was, or would be, sent
 */
public record PolicyChange(String resource, String policy, PolicyDocument before, PolicyDocument after)
        implements AccessChange {

    @Override
    public boolean isNone() {
        return before.sameMeaning(after);
    }

    @Override
    public String summary() {
        return "Change the " + policy;
    }

    @Override
    public String diff() {
        return Diff.of(before, after);
    }
}
