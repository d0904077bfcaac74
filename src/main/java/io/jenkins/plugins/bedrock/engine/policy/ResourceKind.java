package io.jenkins.plugins.bedrock.engine.policy;

/** What the resource is, as far as its policy has rules of its own. */
public enum ResourceKind {
    /** A resource whose policy has no rules of its own, or that has no policy. */
    OTHER("resource policy"),
    /** A bucket or an object. */
    S3("bucket policy"),
    /** A KMS key: IAM policies count only where the key policy lets them (KMS Developer Guide: Key policies). */
    KMS_KEY("key policy"),
    /** A role that is to be assumed: without its trust policy, nobody can (IAM: Role trust policies). */
    ROLE_TRUST("trust policy");

    private final String policyName;

    ResourceKind(String policyName) {
        this.policyName = policyName;
    }

    /** How a sentence names the resource's policy. */
    public String policyName() {
        return policyName;
    }

    boolean needsItsOwnPolicy() {
        return this == KMS_KEY || this == ROLE_TRUST;
    }
}
