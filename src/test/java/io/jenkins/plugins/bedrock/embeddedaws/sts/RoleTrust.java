package io.jenkins.plugins.bedrock.embeddedaws.sts;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Authorization;
import io.jenkins.plugins.bedrock.embeddedaws.access.Caller;
import io.jenkins.plugins.bedrock.embeddedaws.access.ResourcePolicy;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamDirectory;
import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleState;
import io.jenkins.plugins.bedrock.embeddedaws.wire.AwsError;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.engine.policy.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whom a role lets begin sessions. */
public final class RoleTrust {

    private final IamDirectory directory;
    private final PrincipalNames names;
    private final Authorization authorization;

    /** @param names shows the principals of trust policies */
    public RoleTrust(IamDirectory directory, PrincipalNames names, Authorization authorization) {
        this.directory = directory;
        this.names = names;
        this.authorization = authorization;
    }

    /**
     * The role, if the caller may begin such a session of it.
     *
     * @param actions {@code sts:AssumeRole} and what else the session needs
     * @param context adds the condition keys of the request
     * @throws AwsError AccessDenied; a role that doesn't exist isn't told from one that doesn't trust the caller
     */
    RoleState require(Caller caller, String roleArn, List<String> actions, UnaryOperator<AccessRequest> context) {
        Optional<RoleState> role = directory.role(roleArn);
        ResourcePolicy trust = ResourcePolicy.of(
                ResourceKind.ROLE_TRUST, role.map(RoleState::trust).map(names::shown));
        String account = roleArn.split(":", 6)[4];
        for (String action : actions) {
            AccessRequest request =
                    context.apply(AccessRequest.of(action, roleArn, account).under(trust));
            authorization.refusal(caller, request).ifPresent(because -> {
                throw denied(caller, action, roleArn);
            });
        }
        return role.orElseThrow(() -> denied(caller, "sts:AssumeRole", roleArn));
    }

    /** STS gives no reason: neither a missing role nor the policy that lacks something is told. */
    private static AwsError denied(Caller caller, String action, String roleArn) {
        return WireProtocol.QUERY.denied(
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + roleArn);
    }
}
