package io.jenkins.plugins.bedrock.embeddedaws.sts;

import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleSessions;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleState;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import java.util.List;
import java.util.Map;

/** Sessions that AWS services begin for roles which trust them. */
public final class ServiceSessions {

    private final RoleTrust trust;
    private final RoleSessions sessions;

    /** @param trust says whether the role lets the service */
    public ServiceSessions(RoleTrust trust, RoleSessions sessions) {
        this.trust = trust;
        this.sessions = sessions;
    }

    /**
     * The caller that a service becomes in a role's session. Its permissions are those of this moment: begin another
     * session for later requests.
     *
     * @param service e.g. {@code bedrock.amazonaws.com}
     * @param sourceAccount in whose name the service acts: {@code aws:SourceAccount}
     * @param sourceArn for which resource: {@code aws:SourceArn}; empty when the service doesn't say
     * @throws AwsError AccessDenied when the role doesn't exist or doesn't trust the service
     */
    public Caller begin(String service, String roleArn, String sessionName, String sourceAccount, String sourceArn) {
        Map<String, String> context = Map.of("aws:SourceAccount", sourceAccount, "aws:SourceArn", sourceArn);
        RoleState role = trust.require(
                Caller.service(service), roleArn, List.of("sts:AssumeRole"), request -> request.withAll(context));
        return sessions.caller(role.identity(), sessionName, List.of(), Map.of());
    }
}
