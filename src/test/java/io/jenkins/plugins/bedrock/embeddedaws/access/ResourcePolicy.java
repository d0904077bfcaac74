package io.jenkins.plugins.bedrock.embeddedaws.access;

import io.jenkins.plugins.bedrock.engine.policy.KmsGrant;
import io.jenkins.plugins.bedrock.engine.policy.ResourceKind;
import java.util.List;
import java.util.Optional;

/**
 * The policy of a resource, principals by ARN.
 *
 * @param kind decides how it counts together with identity policies
 * @param document empty when the resource has none
 * @param grants of a KMS key
 */
public record ResourcePolicy(ResourceKind kind, Optional<String> document, List<KmsGrant> grants) {

    /** A resource without a policy. */
    public static final ResourcePolicy NONE = of(ResourceKind.OTHER, Optional.empty());

    /** Copies the grants. */
    public ResourcePolicy {
        grants = List.copyOf(grants);
    }

    /** A resource that may have a policy. */
    public static ResourcePolicy of(ResourceKind kind, Optional<String> document) {
        return new ResourcePolicy(kind, document, List.of());
    }
}
