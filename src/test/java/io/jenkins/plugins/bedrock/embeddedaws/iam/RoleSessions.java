package io.jenkins.plugins.bedrock.embeddedaws.iam;

import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.access.Permissions;
import java.util.List;
import java.util.Map;

/** Sessions of roles as callers, whose permissions follow the role's policies of the moment. */
public final class RoleSessions {

    private final IamDirectory directory;

    /** @param directory knows the roles */
    public RoleSessions(IamDirectory directory) {
        this.directory = directory;
    }

    /**
     * The caller that a session is right now.
     *
     * @param role as it was when the session began; once it is deleted the session may do nothing
     * @param sessionPolicies narrow the session down; empty for none
     * @param facts condition keys that come with the session, e.g. {@code aws:SourceIdentity}
     */
    public Caller caller(
            RoleIdentity role, String sessionName, List<String> sessionPolicies, Map<String, String> facts) {
        Permissions attached = directory
                .roleById(role.id())
                .map(state -> account(role).permissions(state.policies()))
                .orElse(Permissions.NONE);
        Permissions narrowed = new Permissions(attached.identity(), attached.boundaries(), sessionPolicies);
        String userId = role.id() + ":" + sessionName;
        return new Caller(
                Caller.Kind.ROLE_SESSION,
                role.account(),
                role.sessionArn(sessionName),
                role.arn(),
                userId,
                narrowed,
                facts);
    }

    private IamAccount account(RoleIdentity role) {
        return directory.account(role.account()).orElseThrow();
    }
}
