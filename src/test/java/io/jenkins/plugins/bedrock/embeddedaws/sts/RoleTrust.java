package io.jenkins.plugins.bedrock.embeddedaws.sts;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.access.ResourcePolicy;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamDirectory;
import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleState;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.engine.policy.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom a role lets begin sessions. */
public final class RoleTrust {

    private final IamDirectory directory;
    private final PrincipalNames names;
    private final Gate gate;

    /** @param names shows the principals of trust policies */
    public RoleTrust(IamDirectory directory, PrincipalNames names, Gate gate) {
        this.directory = directory;
        this.names = names;
        this.gate = gate;
    }

    /**
     * The role, if the caller may begin such a session of it.
     *
     * @param actions {@code sts:AssumeRole} and what else the session needs
     * @param context the condition keys of the request
     * @throws AwsError AccessDenied; a role that doesn't exist isn't told from one that doesn't trust the caller
     */
    RoleState require(Caller caller, String roleArn, List<String> actions, Map<String, String> context) {
        Optional<RoleState> role = directory.role(roleArn);
        ResourcePolicy trust = ResourcePolicy.of(
                ResourceKind.ROLE_TRUST, role.map(RoleState::trust).map(names::shown));
        String account = roleArn.split(":", 6)[4];
        for (String action : actions) {
            gate.require(
                    caller,
                    AccessRequest.of(action, roleArn, account).under(trust).withAll(context));
        }
        return role.orElseThrow(() -> WireProtocol.QUERY.denied(
                "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: " + roleArn));
    }
}
