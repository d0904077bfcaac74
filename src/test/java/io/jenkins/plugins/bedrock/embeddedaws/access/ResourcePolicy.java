package io.jenkins.plugins.bedrock.embeddedaws.access;

import java.util.Optional;

/**
 * The policy of a resource, principals by ARN.
 *
 * @param kind decides how it counts together with identity policies
 * @param document empty when the resource has none
 */
public record ResourcePolicy(Kind kind, Optional<String> document) {

    /** The kinds that count differently. */
    public enum Kind {
        OTHER,
        S3,
        KMS_KEY,
        ROLE_TRUST
    }

    /** A resource without a policy. */
    public static final ResourcePolicy NONE = new ResourcePolicy(Kind.OTHER, Optional.empty());

    /** A resource with a policy. */
    public static ResourcePolicy of(Kind kind, String document) {
        return new ResourcePolicy(kind, Optional.of(document));
    }
}
