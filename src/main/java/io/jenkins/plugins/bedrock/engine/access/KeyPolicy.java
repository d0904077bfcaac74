package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.AwsAccount;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;

/** The policy of a KMS key; only the key's own account can read and write it. */
record KeyPolicy(AwsAccount source, KeyArn key) implements PolicyHome {

    /** The policy as it is, where nothing is to be changed in it. */
    static PolicyChange unchanged(AwsAccount source, KeyArn key) {
        KeyPolicy home = new KeyPolicy(source, key);
        PolicyDocument policy = home.read();
        return new PolicyChange(home.arn(), home.name(), policy, policy);
    }

    @Override
    public String arn() {
        return key.value();
    }

    @Override
    public String name() {
        return "policy of key " + key;
    }

    /** KMS developer guide, "Resource quotas": 32 KB. */
    @Override
    public int limit() {
        return 32 * 1024;
    }

    @Override
    public PolicyDocument read() {
        return PolicyDocument.parse(source.call(
                "read the " + name(),
                () -> source.kms()
                        .getKeyPolicy(r -> r.keyId(key.value()).policyName("default"))
                        .policy()));
    }

    /** KMS's check that the caller can still change the policy afterwards stays on. */
    @Override
    public void write(PolicyDocument policy) {
        source.call(
                "write the " + name(),
                () -> source.kms()
                        .putKeyPolicy(
                                r -> r.keyId(key.value()).policyName("default").policy(policy.toJson())));
    }
}
