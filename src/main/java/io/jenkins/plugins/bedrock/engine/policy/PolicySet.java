package io.jenkins.plugins.bedrock.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The policies that speak to a question. What is neither given nor declared unseen does not exist.
 *
 * <p>Organisation policies (SCPs, RCPs), VPC endpoint policies, ACLs and public access blocks are never in here; verdicts
 * list them as not seen.
 */
public final class PolicySet {

    private final List<PolicyDocument> identity;
    private final boolean identityUnseen;
    private final Optional<PolicyDocument> boundary;
    private final List<PolicyDocument> sessionPolicies;
    private final Optional<PolicyDocument> resource;
    private final boolean resourceUnseen;
    private final ResourceKind kind;
    private final List<KmsGrant> grants;
    private final boolean grantsUnseen;
    private final List<String> notSeen;

    private PolicySet(Builder builder) {
        identity = List.copyOf(builder.identity);
        identityUnseen = builder.identityUnseen;
        boundary = Optional.ofNullable(builder.boundary);
        sessionPolicies = List.copyOf(builder.sessionPolicies);
        resource = Optional.ofNullable(builder.resource);
        resourceUnseen = builder.resourceUnseen;
        kind = builder.kind;
        grants = List.copyOf(builder.grants);
        grantsUnseen = builder.grantsUnseen;
        notSeen = List.copyOf(builder.notSeen);
    }

    public static Builder builder() {
        return new Builder();
    }

    List<PolicyDocument> identity() {
        return identity;
    }

    boolean isIdentityUnseen() {
        return identityUnseen;
    }

    Optional<PolicyDocument> boundary() {
        return boundary;
    }

    List<PolicyDocument> sessionPolicies() {
        return sessionPolicies;
    }

    Optional<PolicyDocument> resource() {
        return resource;
    }

    boolean isResourceUnseen() {
        return resourceUnseen;
    }

    ResourceKind kind() {
        return kind;
    }

    List<KmsGrant> grants() {
        return grants;
    }

    boolean areGrantsUnseen() {
        return grantsUnseen;
    }

    List<String> notSeen() {
        return notSeen;
    }

    /** Collects the policies. */
    public static final class Builder {

        private final List<PolicyDocument> identity = new ArrayList<>();
        private boolean identityUnseen;
        private PolicyDocument boundary;
        private final List<PolicyDocument> sessionPolicies = new ArrayList<>();
        private PolicyDocument resource;
        private boolean resourceUnseen;
        private ResourceKind kind = ResourceKind.OTHER;
        private final List<KmsGrant> grants = new ArrayList<>();
        private boolean grantsUnseen;
        private final List<String> notSeen = new ArrayList<>();

        private Builder() {}

        /** Adds identity policies of the caller: inline, managed, those of its groups. */
        public Builder identity(PolicyDocument... documents) {
            identity.addAll(List.of(documents));
            return this;
        }

        /** There may be identity policies and a boundary (besides those given) that could not be read. */
        public Builder identityUnseen() {
            identityUnseen = true;
            return this;
        }

        /** The caller's permissions boundary. */
        public Builder boundary(PolicyDocument document) {
            boundary = document;
            return this;
        }

        /** Adds a policy that was passed when the caller's session began; several add up. */
        public Builder sessionPolicy(PolicyDocument document) {
            sessionPolicies.add(document);
            return this;
        }

        /** The policy of the resource: bucket, key or trust policy. */
        public Builder resource(PolicyDocument document) {
            resource = document;
            return this;
        }

        /** There may be a policy of the resource that could not be read. */
        public Builder resourceUnseen() {
            resourceUnseen = true;
            return this;
        }

        public Builder kind(ResourceKind value) {
            kind = value;
            return this;
        }

        /** Adds grants of the KMS key. */
        public Builder grants(List<KmsGrant> values) {
            grants.addAll(values);
            return this;
        }

        /** There may be grants that could not be listed. */
        public Builder grantsUnseen() {
            grantsUnseen = true;
            return this;
        }

        /** Names what else could not be seen, for the verdict. */
        public Builder notSeen(String... what) {
            notSeen.addAll(List.of(what));
            return this;
        }

        public PolicySet build() {
            return new PolicySet(this);
        }
    }
}
