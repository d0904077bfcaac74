package io.jenkins.plugins.bedrock.engine.access;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;

/**
 * An import role that this plugin keeps up and that may read a source at the moment.
 *
 * @param name of its policy for the source
 * @param policy as IAM returned it
 */
record ManagedRole(RoleArn arn, SourceReach reach, String name, PolicyDocument policy) {

    /** No value for a role that is not there, is only checked, or has no policy for the source. */
    static Optional<ManagedRole> of(SurveyedSource.SurveyedRole role, SourceReach reach) {
        if (!role.role().managed()) {
            return Optional.empty();
        }
        String name = SourcePolicy.nameFor(reach);
        return Optional.ofNullable(new ImportRoleInIam(role.hosting().verified(), role.role())
                        .read(name)
                        .permissions()
                        .get(name))
                .map(policy -> new ManagedRole(role.role().arn(), reach, name, policy));
    }

    /** What the policy lets be read. */
    SourcePolicy given() {
        return SourcePolicy.in(Optional.of(policy));
    }

    /** Whether the policy has the form in which it was written. */
    boolean isIntact() {
        return policy.sameMeaning(given().document(reach.owner().value()));
    }

    /** @param needed whether a bucket of the source names the role, or a build needs it to */
    FoundAccess found(boolean needed) {
        return new FoundAccess(
                "policies of role " + arn,
                Optional.of(arn.value()),
                Optional.empty(),
                Optional.empty(),
                needed ? FoundAccess.Hold.HELD : FoundAccess.Hold.LEFT,
                isIntact(),
                List.of(name));
    }
}
