package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;

/** Where a resource policy lives: a bucket or a key. AWS offers neither of them a compare-and-swap. */
interface PolicyHome {

    /** The resource's ARN: there is one writer per resource. */
    String arn();

    /** For messages: {@code policy of bucket research-models}. */
    String name();

    /** The most bytes that the policy may have. */
    int limit();

    /** The policy as AWS returns it; an empty one if there is none. */
    PolicyDocument read();

    /** Replaces the policy; an empty one removes it where the resource can be without. */
    void write(PolicyDocument policy);
}
