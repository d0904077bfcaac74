package io.jenkins.plugins.bedrock.embeddedaws.sts;

import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessKeys.AccessKey;
import io.jenkins.plugins.bedrock.embeddedaws.access.AccessRequest;
import io.jenkins.plugins.bedrock.embeddedaws.access.Gate;
import io.jenkins.plugins.bedrock.embeddedaws.access.ResourcePolicy;
import io.jenkins.plugins.bedrock.embeddedaws.front.Call;
import io.jenkins.plugins.bedrock.embeddedaws.front.Operation;
import io.jenkins.plugins.bedrock.embeddedaws.iam.IamDirectory;
import io.jenkins.plugins.bedrock.embeddedaws.iam.PrincipalNames;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleSessions;
import io.jenkins.plugins.bedrock.embeddedaws.iam.RoleState;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireProtocol;
import io.jenkins.plugins.bedrock.embeddedaws.wire.WireReply;
import io.jenkins.plugins.bedrock.embeddedaws.wire.Xml;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Begins a session of a role for those whom its trust policy lets. */
public final class AssumeRole implements Operation {

    private final IamDirectory directory;
    private final PrincipalNames names;
    private final RoleSessions sessions;
    private final AccessKeys keys;
    private final Gate gate;

    /** @param keys gives out the session's access key */
    public AssumeRole(IamDirectory directory, PrincipalNames names, AccessKeys keys, Gate gate) {
        this.directory = directory;
        this.names = names;
        this.sessions = new RoleSessions(directory);
        this.keys = keys;
        this.gate = gate;
    }

    @Override
    public WireReply answer(Call call) {
        AssumeRoleInput input = AssumeRoleInput.of(call.request().form(), call.caller());
        RoleState role = trustingRole(call, input);
        input.checkDuration(role, call.caller());
        List<String> sessionPolicies =
                input.sessionPolicies(arn -> directory.accountOf(arn).flatMap(account -> account.managedPolicy(arn)));
        Map<String, String> facts = facts(role, input);
        Instant expiration = call.time().plusSeconds(input.durationSeconds());
        AccessKey key = keys.issueTemporary(
                () -> sessions.caller(role.identity(), input.sessionName(), sessionPolicies, facts), expiration);
        return StsService.reply("AssumeRole", result(role, input, key), call);
    }

    private RoleState trustingRole(Call call, AssumeRoleInput input) {
        Optional<RoleState> role = directory.role(input.roleArn());
        ResourcePolicy trust = new ResourcePolicy(
                ResourcePolicy.Kind.ROLE_TRUST, role.map(RoleState::trust).map(names::shown));
        String account = input.roleArn().split(":")[4];
        for (String action : input.actions()) {
            AccessRequest request =
                    AccessRequest.of(action, input.roleArn(), account).under(trust);
            for (Map.Entry<String, String> key : input.context().entrySet()) {
                request = request.with(key.getKey(), key.getValue());
            }
            gate.require(call.caller(), request);
        }
        return role.orElseThrow(
                () -> WireProtocol.QUERY.denied("User: " + call.caller().arn()
                        + " is not authorized to perform: sts:AssumeRole on resource: " + input.roleArn()));
    }

    private static Map<String, String> facts(RoleState role, AssumeRoleInput input) {
        Map<String, String> facts = new TreeMap<>();
        role.tags().forEach((key, value) -> facts.put("aws:PrincipalTag/" + key, value));
        input.tags().forEach((key, value) -> facts.put("aws:PrincipalTag/" + key, value));
        input.sourceIdentity().ifPresent(identity -> facts.put("aws:SourceIdentity", identity));
        return facts;
    }

    private static Xml result(RoleState role, AssumeRoleInput input, AccessKey key) {
        Xml credentials = Xml.element("Credentials")
                .with("AccessKeyId", key.id())
                .with("SecretAccessKey", key.secret())
                .with("SessionToken", key.token())
                .with("Expiration", key.expiration());
        Xml user = Xml.element("AssumedRoleUser")
                .with("AssumedRoleId", role.identity().id() + ":" + input.sessionName())
                .with("Arn", role.identity().sessionArn(input.sessionName()));
        return Xml.element("AssumeRoleResult")
                .with(credentials)
                .with(user)
                .with("SourceIdentity", input.sourceIdentity().orElse(null));
    }
}
