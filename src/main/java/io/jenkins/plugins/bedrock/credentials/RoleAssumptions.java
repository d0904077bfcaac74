package io.jenkins.plugins.bedrock.credentials;

import io.jenkins.plugins.bedrock.engine.aws.RoleArn;
import io.jenkins.plugins.bedrock.engine.aws.RoleAssumption;
import java.time.Duration;
import java.util.Optional;

/** The engine's values for what a credential stores as text and numbers. */
final class RoleAssumptions {

    private RoleAssumptions() {}

    /** @throws IllegalArgumentException if STS would refuse one of the values */
    static RoleAssumption of(AwsRole role) {
        return of(role.getRoleArn(), role.getExternalId(), role.getSessionDurationSeconds());
    }

    /** @throws IllegalArgumentException if STS would refuse one of the values */
    static RoleAssumption of(String roleArn, String externalId, int seconds) {
        return new RoleAssumption(
                new RoleArn(roleArn), Optional.of(externalId), Duration.ofSeconds(seconds), Optional.empty());
    }

    /** The same for AWS's limit on a role that a session assumes, whatever that session was opened with. */
    static RoleAssumption chained(RoleAssumption role) {
        Duration longest = RoleAssumption.CHAINED_MAXIMUM;
        return role.duration().compareTo(longest) <= 0
                ? role
                : new RoleAssumption(role.role(), role.externalId(), longest, role.sourceIdentity());
    }
}
